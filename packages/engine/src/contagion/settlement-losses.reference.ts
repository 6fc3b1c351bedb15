// Slow and obvious; imported by tests only. Whole models of clearing and valuation on a sample: loss ratios after a shock.

import type { Seniority } from '@faultline/network';
import { choiceOf, numberOf, type Parameters } from '../define.ts';
import {
  booksReference,
  lossRatiosReference,
  type ShockedSample,
  shockedBooksReference,
  sum,
} from './books.reference.ts';
import { greatestReference, leastReference, owedInRank } from './clearing/clearing.reference.ts';
import type { ClearingRules } from './clearing/clearing-problem.ts';
import { seniorityReference } from './clearing/seniority.reference.ts';
import {
  blackCox,
  claimValuesReference,
  furfineMerton,
  merton,
  type ReferenceValuation,
} from './network-valuation/network-valuation.reference.ts';

export function eisenbergNoeLosses(given: ShockedSample, parameters: Parameters): number[] {
  return clearingLosses(given, parameters, { alpha: 1, beta: 1 });
}

export function rogersVeraartLosses(given: ShockedSample, parameters: Parameters): number[] {
  const [alpha, beta] = [numberOf(parameters, 'alpha'), numberOf(parameters, 'beta')];
  return clearingLosses(given, parameters, { alpha, beta });
}

function clearingLosses(
  given: ShockedSample,
  parameters: Parameters,
  costs: Pick<ClearingRules, 'alpha' | 'beta'>,
): number[] {
  const { claims, ...books } = shockedBooksReference(given);
  const system = { ...books, liabilities: claims.map((_, i) => claims.map((row) => row[i] ?? 0)) };
  const rules: ClearingRules = { ...costs, externalRank: choiceOf(parameters, 'externalRank') };
  const solve = parameters.clearingVector === 'LEAST' ? leastReference : greatestReference;
  const [owed, paid] = [owedInRank(system, rules), solve(system, rules)];
  return lossRatiosReference(given, (creditor, debtor) => {
    const claim = claims[creditor]?.[debtor] ?? 0;
    return claim === 0 ? 0 : claim * (1 - (paid[debtor] ?? 0) / (owed[debtor] ?? 0));
  });
}

const CLASSES = ['BEFORE_ALL', 'SENIOR_SECURED', 'SENIOR_UNSECURED', 'SUBORDINATED', 'EQUITY'] as const;

/** Every claim loses the share of its class that is not paid. Creditors outside are one more institution, which owes nothing. */
export function seniorityLosses(given: ShockedSample, parameters: Parameters): number[] {
  const { claims, externalAssets, externalLiabilities } = shockedBooksReference(given);
  const rankOf = (creditor: number, debtor: number) => {
    const stated: Seniority = given.seniorities?.[creditor]?.[debtor] ?? 'UNSPECIFIED';
    return stated === 'UNSPECIFIED' ? choiceOf(parameters, 'unspecifiedSeniority') : stated;
  };
  const outside = claims.length;
  const classes = CLASSES.map((rank) => [
    ...claims.map((_, debtor) => [
      ...claims.map((row, creditor) => (rankOf(creditor, debtor) === rank ? (row[debtor] ?? 0) : 0)),
      parameters.externalSeniority === rank ? (externalLiabilities[debtor] ?? 0) : 0,
    ]),
    new Array<number>(outside + 1).fill(0),
  ]);
  const from = parameters.clearingVector === 'LEAST' ? 'NOTHING' : 'ALL';
  const paid = seniorityReference(classes, [...externalAssets, 0], from);
  return lossRatiosReference(given, (creditor, debtor) =>
    sum(
      classes.map((matrix, rank) => {
        const [debt, owed] = [matrix[debtor]?.[creditor] ?? 0, sum(matrix[debtor] ?? [])];
        return debt === 0 ? 0 : debt * (1 - (paid[rank]?.[debtor] ?? 0) / owed);
      }),
    ),
  );
}

export function mertonLosses(given: ShockedSample, parameters: Parameters): number[] {
  return valuationLosses(given, merton(numberOf(parameters, 'rho'), numberOf(parameters, 'sigma')));
}

export function blackCoxLosses(given: ShockedSample, parameters: Parameters): number[] {
  return valuationLosses(given, blackCox(numberOf(parameters, 'rho'), numberOf(parameters, 'sigma')));
}

export function furfineMertonLosses(given: ShockedSample, parameters: Parameters): number[] {
  return valuationLosses(given, furfineMerton(numberOf(parameters, 'rho'), numberOf(parameters, 'sigma')));
}

/** What claims fall in value from the same valuation without the shock. */
function valuationLosses(given: ShockedSample, V: ReferenceValuation): number[] {
  const books = booksReference(given);
  const calm = claimValuesReference({ ...books, shock: given.shock.map(() => 0) }, V);
  const shaken = claimValuesReference({ ...books, shock: given.shock }, V);
  return lossRatiosReference(
    given,
    (creditor, debtor) =>
      (books.claims[creditor]?.[debtor] ?? 0) * Math.max(0, (calm[debtor] ?? 0) - (shaken[debtor] ?? 0)),
  );
}
