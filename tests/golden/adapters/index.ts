import type { Adapter } from '../harness.ts';
import { concentration } from './concentration.ts';
import { debtrankLinear } from './debtrank-linear.ts';
import { debtrankOriginal } from './debtrank-original.ts';
import { furfineThreshold } from './furfine-threshold.ts';
import { neva } from './neva.ts';

/** One adapter per family: it renames and reshapes, and contains no formula. */
export const ADAPTERS: Readonly<Record<string, Adapter>> = {
  concentration: concentration as Adapter,
  debtrank_linear: debtrankLinear as Adapter,
  debtrank_original: debtrankOriginal as Adapter,
  furfine_threshold: furfineThreshold as Adapter,
  neva: neva as Adapter,
};
