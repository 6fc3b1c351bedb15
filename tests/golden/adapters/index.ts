import type { Adapter } from '../harness.ts';
import { concentration } from './concentration.ts';
import { debtrankLinear } from './debtrank-linear.ts';

/** One adapter per family: it renames and reshapes, and contains no formula. */
export const ADAPTERS: Readonly<Record<string, Adapter>> = {
  concentration: concentration as Adapter,
  debtrank_linear: debtrankLinear as Adapter,
};
