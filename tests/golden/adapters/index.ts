import type { Adapter } from '../harness.ts';
import { bailoutOptimisation } from './bailout-optimisation.ts';
import { concentration } from './concentration.ts';
import { debtrankLinear } from './debtrank-linear.ts';
import { exactLossDistribution } from './exact-loss-distribution.ts';
import { reverseStress } from './reverse-stress.ts';

/** One adapter per family: it renames and reshapes, and contains no formula. */
export const ADAPTERS: Readonly<Record<string, Adapter>> = {
  bailout_optimisation: bailoutOptimisation as Adapter,
  concentration: concentration as Adapter,
  debtrank_linear: debtrankLinear as Adapter,
  exact_loss_distribution: exactLossDistribution as Adapter,
  reverse_stress: reverseStress as Adapter,
};
