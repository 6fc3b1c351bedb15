import { cascadeResponse, clearingResponse, smallestSeverityFailing } from '@faultline/engine';
import type { Adapter } from '../harness.ts';
import { claimsOfLiabilities } from './networks.ts';

interface Case {
  readonly liabilities: readonly (readonly number[])[];
  readonly external_assets: readonly number[];
  readonly external_liabilities: readonly number[];
  readonly equity: readonly number[];
}

/** A case names the numbers of defaults it asks for in the fields of its answer, which an adapter does not see. */
const MOST_DEFAULTS_ASKED = 32;

export const reverseStress: Adapter<Case> = (given) => {
  const claims = claimsOfLiabilities(given.liabilities);
  const externalAssets = Float64Array.from(given.external_assets);
  const externalObligations = Float64Array.from(given.external_liabilities);
  const clearing = clearingResponse({ claims, externalAssets, externalObligations }, externalAssets);
  const cascade = cascadeResponse({ claims, capital: Float64Array.from(given.equity) }, externalAssets);
  const asked = Array.from({ length: Math.max(MOST_DEFAULTS_ASKED, claims.count) }, (_, index) => index + 1);
  return Object.fromEntries(
    asked.flatMap((defaults) => [
      [`eisenberg_noe_at_least_${defaults}`, smallestSeverityFailing(clearing, defaults)],
      [`furfine_lgd100_at_least_${defaults}`, smallestSeverityFailing(cascade, defaults)],
    ]),
  );
};
