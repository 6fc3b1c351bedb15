// Slow and obvious; imported by tests only. Whole models of distress and default on a sample: loss ratios after a shock.

import { choiceOf, numberOf, type Parameters } from '../define.ts';
import { cents, lossRatiosReference, type ShockedSample } from './books.reference.ts';
import { linearDebtRankReference, nonlinearDebtRankReference } from './debt-rank/debt-rank.reference.ts';
import { debtRank2012Reference } from './debt-rank-2012/debt-rank-2012.reference.ts';
import { defaultCascadeReference } from './default-cascade/default-cascade.reference.ts';

export function linearDebtRankLosses(given: ShockedSample): number[] {
  const { claims, equity, shock } = living(given);
  return linearDebtRankReference(claims, equity, shock);
}

export function nonlinearDebtRankLosses(given: ShockedSample, parameters: Parameters): number[] {
  const { claims, equity, shock } = living(given);
  return nonlinearDebtRankReference(claims, equity, { shock, alpha: numberOf(parameters, 'alpha') });
}

export function debtRank2012Losses(given: ShockedSample, parameters: Parameters): number[] {
  const { claims, equity, shock } = living(given);
  return [...debtRank2012Reference(claims, equity, { shock, capped: parameters.weightCap === 'CAPPED' }).h];
}

/** In whole hundred-thousandths, so that what a shock of thousandths leaves of capital is a whole number. */
export function defaultCascadeLosses(given: ShockedSample, parameters: Parameters): number[] {
  const { claims, equity, shock } = given;
  const left = equity.map((own, i) => {
    if (own === null) return null;
    return cents(own) * Math.max(0, 1000 - Math.round(1000 * (shock[i] ?? 0)));
  });
  const percent = Math.round(100 * numberOf(parameters, 'lossGivenDefaultRatio'));
  const { rounds } = defaultCascadeReference(
    claims.map((row) => row.map((claim) => cents(claim) * 1000)),
    left,
    {
      forced: shock.flatMap((ratio, i) => (ratio >= 1 ? [i] : [])),
      lossGivenDefaultPercent: percent,
      strict: choiceOf(parameters, 'defaultRule') === 'STRICT',
    },
  );
  const failed = rounds.flat();
  return lossRatiosReference(given, (creditor, debtor) =>
    failed.includes(debtor) ? ((claims[creditor]?.[debtor] ?? 0) * percent) / 100 : 0,
  );
}

/** DebtRank knows only whoever has capital: others neither lose nor pass on, and have any capital as good as another. */
function living({ claims, equity, shock }: ShockedSample) {
  const isAlive = (i: number) => (equity[i] ?? 0) > 0;
  return {
    claims: claims.map((row, i) => row.map((claim, j) => (isAlive(i) && isAlive(j) ? claim : 0))),
    equity: equity.map((own, i) => (isAlive(i) ? (own ?? 1) : 1)),
    shock: shock.map((ratio, i) => (isAlive(i) ? Math.min(1, ratio) : 0)),
  };
}
