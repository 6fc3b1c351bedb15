import { builder } from '../../builder.ts';
import type { InstitutionRef, PositionRef } from '../rows.ts';

// Named apart from their fields, because each points to the others. A `row` is one of the columns of its own kind.

export const Venue = builder.objectRef<InstitutionRef>('Venue');
export const Market = builder.objectRef<InstitutionRef>('Market');
export const Account = builder.objectRef<InstitutionRef>('Account');
export const Position = builder.objectRef<PositionRef>('Position');
export const ExchangeContract = builder.objectRef<PositionRef>('ExchangeContract');
