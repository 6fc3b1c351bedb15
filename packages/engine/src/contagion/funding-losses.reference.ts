// Slow and obvious; imported by tests only. The funding run on a sample in whole millionths: loss ratios after a shock.

import { numberOf, type Parameters } from '../define.ts';
import { booksReference, cents, lossRatiosReference, type ShockedSample, sum } from './books.reference.ts';
import { fundingRunReference } from './funding-run/funding-run.reference.ts';

/** Every loss is what the exact reference is short of, sold at the discount. */
export function fundingRunLosses(given: ShockedSample, parameters: Parameters): number[] {
  const { equity, shock } = given;
  const { claims, externalAssets } = booksReference(given);
  const percent = (name: string) => Math.round(100 * numberOf(parameters, name));
  const isAlive = (row: number) => (equity[row] ?? 0) > 0;
  // Cents of cents: a per cent of them is a whole number.
  const totals = equity.map((_, i) => 100 * (cents(externalAssets[i] ?? 0) + sum((claims[i] ?? []).map(cents))));
  const shareOf = (name: string, row: number) => (percent(name) * (totals[row] ?? 0)) / 100;
  const pledged = equity.map((_, i) => (isAlive(i) ? shareOf('repoRatio', i) : 0));
  const { shortfall } = fundingRunReference({
    claims: claims.map((row, i) =>
      row.map((claim, j) => (isAlive(i) && isAlive(j) ? cents(claim) * percent('shortTermRatio') : 0)),
    ),
    liquidAssets: equity.map((_, i) => (isAlive(i) ? shareOf('liquidAssetsRatio', i) : null)),
    collateral: pledged,
    shortTermFunding: pledged,
    distressed: shock.flatMap((ratio, i) => (isAlive(i) && ratio >= numberOf(parameters, 'distressRatio') ? [i] : [])),
    haircutPercent: percent('repoHaircutRatio'),
    distressedHaircutPercent: percent('haircutRiseRatio'),
    withdrawalPercent: percent('withdrawalRatio'),
    recallPercent: percent('recallRatio'),
  });
  const discount = numberOf(parameters, 'saleDiscountRatio');
  return lossRatiosReference(given, (creditor, debtor) =>
    // A shortfall is the institution's own, and not the loss of a claim.
    creditor === debtor ? ((discount / (1 - discount)) * Number(shortfall[creditor] ?? 0n)) / 1e8 : 0,
  );
}
