import type { ContagionModel } from '../define.ts';
import { eisenbergNoeClearing, rogersVeraartClearing } from './clearing/clearing.model.ts';
import { seniorityClearingModel } from './clearing/seniority.model.ts';
import { debtRankLinear, debtRankNonlinear } from './debt-rank/debt-rank.model.ts';
import { debtRank2012 } from './debt-rank-2012/debt-rank-2012.model.ts';
import { defaultCascadeModel } from './default-cascade/default-cascade.model.ts';
import { fundingRunModel } from './funding-run/funding-run.model.ts';
import { blackCoxValuation, furfineValuation, mertonValuation } from './network-valuation/network-valuation.model.ts';

/** The registry: a model exists once it stands here. API, forms, catalogue and oath are derived from this list. */
export const CONTAGION_MODELS: readonly ContagionModel[] = [
  debtRankLinear,
  debtRankNonlinear,
  debtRank2012,
  defaultCascadeModel,
  eisenbergNoeClearing,
  rogersVeraartClearing,
  seniorityClearingModel,
  mertonValuation,
  blackCoxValuation,
  furfineValuation,
  fundingRunModel,
];
