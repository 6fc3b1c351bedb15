import { ALL_LOST } from '../numeric/all-lost.ts';
import { cappedLinear } from '../numeric/capped-linear.ts';
import { compensatedSum } from '../numeric/compensated-sum.ts';
import { type CapitalNetwork, requireCapital } from '../search/cascade-response.ts';
import { leverageRows } from '../search/debt-rank-response.ts';
import { claimsOnFailed, failureCascade } from '../search/minimal-cascade.ts';

/** What became of a system whose institutions lost shares of their capital at once. */
export interface LossOutcome {
  /** Of everybody, the shock included, each capped at its capital. */
  readonly lossAmount: number;
  /** 1 for institutions that have lost all their capital, by the shock or after it. */
  readonly failed: Uint8Array;
  /** 1 for those of them that had by the shock alone, or before it: the others were brought down. */
  readonly failedAtFirst: Uint8Array;
}

/** `shockRatio`: the share of its capital each institution loses at once, in [0, 1]. */
export type LossModel = (shockRatio: Float64Array) => LossOutcome;

/** No contagion: the shock alone. */
export function directLosses(network: CapitalNetwork): LossModel {
  requireCapital(network);
  const { capital } = network;
  const own = lossableCapital(capital);
  return (shockRatio) => {
    const failed = byShock(capital, shockRatio);
    const losses = own.map((amount, row) => amount * (shockRatio[row] ?? 0));
    return { lossAmount: compensatedSum(losses), failed, failedAtFirst: failed };
  };
}

/**
 * Threshold cascade with nothing recovered and the strict rule: whoever has lost all its capital has failed, and so has
 * whoever's claims on the failed exceed what the shock has left it. Furfine (2003), Interbank exposures: quantifying the
 * risk of contagion, Journal of Money, Credit and Banking 35.
 */
export function cascadeLosses(network: CapitalNetwork): LossModel {
  requireCapital(network);
  const { claims, capital } = network;
  const cascade = failureCascade(claims);
  const own = lossableCapital(capital);
  return (shockRatio) => {
    const bearable = Float64Array.from(capital, (amount, row) => amount * (1 - (shockRatio[row] ?? 0)));
    const failedAtFirst = byShock(capital, shockRatio);
    const failed = cascade(bearable, failedAtFirst);
    const lost = claimsOnFailed(claims, failed);
    const losses = own.map((amount, row) => Math.min(amount, amount * (shockRatio[row] ?? 0) + (lost[row] ?? 0)));
    return { lossAmount: compensatedSum(losses), failed, failedAtFirst };
  };
}

/** Linear DebtRank, in the limit; see contagion/debt-rank/debt-rank.md. */
export function debtRankLosses(network: CapitalNetwork): LossModel {
  const rows = leverageRows(network);
  const { capital } = network;
  const failedWith = (ratios: Float64Array) =>
    Uint8Array.from(ratios, (ratio, row) => (ratio >= ALL_LOST || (capital[row] ?? 0) <= 0 ? 1 : 0));
  const own = lossableCapital(capital);
  return (shockRatio) => {
    const base = shockRatio.map((ratio, row) => ((own[row] ?? 0) > 0 ? ratio : 0));
    const { values } = cappedLinear(rows, base);
    return {
      lossAmount: compensatedSum(values.map((ratio, row) => ratio * (own[row] ?? 0))),
      failed: failedWith(values),
      failedAtFirst: failedWith(base),
    };
  };
}

/** By the shock or before it; a sink does not fail. */
function byShock(capital: CapitalNetwork['capital'], shockRatio: Float64Array): Uint8Array {
  return Uint8Array.from(capital, (own, row) => (own < 0 || (own >= 0 && (shockRatio[row] ?? 0) >= ALL_LOST) ? 1 : 0));
}

/** Capital that can still be lost: none where it is not stated or not positive. */
export function lossableCapital(capital: CapitalNetwork['capital']): Float64Array {
  return Float64Array.from(capital, (amount) => (Number.isNaN(amount) ? 0 : Math.max(0, amount)));
}
