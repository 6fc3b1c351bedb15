import type { ContagionModel } from '../define.ts';
import { debtRankLinear, debtRankNonlinear } from './debt-rank/debt-rank.model.ts';

/** The registry: a model exists once it stands here. API, forms, catalogue and oath are derived from this list. */
export const CONTAGION_MODELS: readonly ContagionModel[] = [debtRankLinear, debtRankNonlinear];
