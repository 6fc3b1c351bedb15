import type { Adapter } from '../harness.ts';
import { debtrankLinear } from './debtrank-linear.ts';

/** One adapter per family: it renames and reshapes, and contains no formula. */
export const ADAPTERS: Readonly<Record<string, Adapter>> = {
  debtrank_linear: debtrankLinear as Adapter,
};
