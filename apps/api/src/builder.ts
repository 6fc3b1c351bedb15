import SchemaBuilder from '@pothos/core';
import type { Context } from './context.ts';

/** Pothos, told of our context and scalars. */
export const builder = new SchemaBuilder<{
  Context: Context;
  DefaultFieldNullability: false;
  Scalars: {
    ID: { Input: string; Output: string };
    Decimal: { Input: number; Output: number };
    Finite: { Input: number; Output: number };
    Seed: { Input: number; Output: number };
    Date: { Input: string; Output: string };
    Instant: { Input: Date; Output: Date };
  };
}>({ defaultFieldNullability: false });

export type Types = (typeof builder)['$inferSchemaTypes'];
