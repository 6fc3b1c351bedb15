import { compensatedSum, type Problem, type StatedNetwork, statedNetwork } from '@faultline/engine';
import type { NetworkSnapshot } from '@faultline/network';
import { missingRates, refuse } from './check-request.ts';

/** What searches and loss distributions are asked of, with the sums their answers are shares of. */
export interface QuestionNetwork extends StatedNetwork {
  /** Of all institutions that have some. */
  readonly totalCapital: number;
  /** Those to creditors outside included. */
  readonly totalObligations: number;
}

/** So many institutions and claims are answered inline: what takes a second or two. */
export interface QuestionSize {
  readonly institutions: number;
  readonly claims: number;
}

/** A search along one shape solves the system some hundred times. */
export const SEARCHED: QuestionSize = { institutions: 1_000, claims: 50_000 };
/** A search of any shape solves it for many sets of institutions, each time with a square system; counted work ends the longest ones. */
export const SHAPED: QuestionSize = { institutions: 300, claims: 20_000 };
/** A scenario is one solution, and how many there may be is another limit; at this size some thousand. */
export const SAMPLED: QuestionSize = { institutions: 10_000, claims: 400_000 };
/** A linear programme has a variable for every payment and injection; its time grows with the square and more. */
export const PROGRAMMED: QuestionSize = { institutions: 400, claims: 15_000 };

const known = new WeakMap<NetworkSnapshot, QuestionNetwork>();

/** Refuses snapshots whose amounts do not add up to numbers, lack an exchange rate, or are too large to search while one waits. */
export function questionNetwork(
  snapshot: NetworkSnapshot,
  most: QuestionSize,
): QuestionNetwork | { readonly problem: Problem } {
  const missing = missingRates(snapshot);
  if (missing) return { problem: missing };
  const network = known.get(snapshot) ?? withTotals(statedNetwork(snapshot));
  known.set(snapshot, network);
  const { claims, externalAssets, totalCapital, totalObligations } = network;
  if (claims.count > most.institutions || claims.weights.length > most.claims)
    return refuse(
      'SNAPSHOT_TOO_LARGE',
      `${claims.count} institutions with ${claims.weights.length} claims take too long to wait for; up to ${most.institutions} with ${most.claims} are answered.`,
      ['snapshot'],
    );
  const sums = [totalCapital, totalObligations, compensatedSum(externalAssets)];
  return sums.every(Number.isFinite)
    ? network
    : refuse('NUMERIC_OVERFLOW', 'Amounts of this snapshot are too large to add up. State them in a larger scale.', [
        'snapshot',
      ]);
}

function withTotals(network: StatedNetwork): QuestionNetwork {
  const { capital, claims, externalObligations } = network;
  return {
    ...network,
    totalCapital: compensatedSum(capital.map((own) => Math.max(0, own))),
    totalObligations: compensatedSum([...claims.weights, ...externalObligations]),
  };
}
