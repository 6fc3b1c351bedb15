import { riskOrder as findOrder } from '@faultline/engine';
import type { Adapter } from '../harness.ts';
import { orError } from './refusals.ts';

interface Standing {
  readonly netCollateral: number;
  readonly maintenance: number;
}

const standingOf = ({ netCollateral, maintenance }: Standing) => ({
  netCollateralAmount: netCollateral,
  maintenanceAmount: maintenance,
});

export const riskOrder: Adapter<{ readonly a: Standing; readonly b: Standing }> = ({ a, b }) =>
  orError(findOrder(standingOf(a), standingOf(b)), ({ aMoreRisky }) => ({ aMoreRisky }));
