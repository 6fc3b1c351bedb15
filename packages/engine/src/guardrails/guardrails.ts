import { autoDeleveraging } from './auto-deleveraging.ts';
import { circuitBreaker } from './circuit-breaker.ts';
import { countercyclicalMargin } from './countercyclical-margin.ts';
import type { Guardrail } from './define-guardrail.ts';
import { insuranceFund } from './insurance-fund.ts';
import { leverageCap } from './leverage-cap.ts';
import { marginAddOn } from './margin-add-on.ts';
import { markSmoothing } from './mark-smoothing.ts';
import { positionLimit } from './position-limit.ts';
import { raisedMaintenance } from './raised-maintenance.ts';
import { staggeredLiquidation } from './staggered-liquidation.ts';

/** The registry: a guardrail exists once it stands here. */
export const GUARDRAILS: readonly Guardrail[] = [
  leverageCap,
  marginAddOn,
  countercyclicalMargin,
  circuitBreaker,
  staggeredLiquidation,
  insuranceFund,
  markSmoothing,
  positionLimit,
  autoDeleveraging,
  raisedMaintenance,
];
