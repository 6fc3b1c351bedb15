import { type NetworkSnapshot, SENIORITIES, type Seniority } from '@faultline/network';
import { type ContagionInput, choiceOf, type Parameters } from '../../define.ts';
import { sparseRowsOf } from '../../numeric/sparse-rows-of.ts';
import { balanceSheetsOf, shockedSheets } from '../balance-sheets-of.ts';
import { canLose, type DistressNetwork, distressNetwork } from '../distress-network.ts';
import { obligationsOf } from './payment-network.ts';
import type { SenioritySystem } from './seniority-system.ts';

/** Most senior first. The first is for creditors outside alone, and empty where they rank with senior unsecured debt. */
const RANKS = ['BEFORE_ALL', 'SENIOR_SECURED', 'SENIOR_UNSECURED', 'SUBORDINATED', 'EQUITY'] as const;
type Rank = (typeof RANKS)[number];

/** The debts of a snapshot after a shock, by seniority class, and the claims that lose when they are not paid. */
export interface SeniorityDebts {
  /** Classes in which nobody owes anything are left out. */
  readonly system: SenioritySystem;
  /** With tranches: creditors of different ranks lose different shares of their claims on the same debtor. */
  readonly network: DistressNetwork;
  /** All an institution owes, creditors outside included. */
  readonly owed: Float64Array;
}

/** Choices are those of the model: where creditors outside rank, and claims whose seniority nobody states. */
export function seniorityDebts({ snapshot, shockRatio, parameters }: ContagionInput): SeniorityDebts {
  const { capital } = distressNetwork(snapshot, { failedPassOn: true });
  const sheets = shockedSheets(balanceSheetsOf(snapshot, capital), capital, shockRatio);
  const orNothing = (amount: number) => (Number.isNaN(amount) ? 0 : amount);
  const outside = sheets.externalLiabilities.map(orNothing);
  const outsideRank = choiceOf<Rank>(parameters, 'externalSeniority');
  const rankOf = ranksOf(snapshot, parameters);
  const found = RANKS.map((rank) => ({
    rank,
    obligations: obligationsIn(snapshot, capital, (position) => rankOf(position) === rank),
    externalLiabilities: rank === outsideRank ? outside : outside.map(() => 0),
  })).filter(
    ({ obligations, externalLiabilities }) =>
      obligations.weights.length > 0 || externalLiabilities.some((amount) => amount > 0),
  );
  const owedIn = found.map(({ obligations, externalLiabilities }) =>
    obligationsOf(obligations).map((sum, row) => sum + (externalLiabilities[row] ?? 0)),
  );
  const classOf = new Map(found.map(({ rank }, place) => [rank, place]));
  return {
    system: {
      classes: found.map(({ obligations, externalLiabilities }) => ({ obligations, externalLiabilities })),
      externalAssets: sheets.externalAssets.map(orNothing),
    },
    network: rankedClaims({ snapshot, capital, owedIn, classOf: (position) => classOf.get(rankOf(position)) ?? 0 }),
    owed: capital.map((_, row) => owedIn.reduce((sum, column) => sum + (column[row] ?? 0), 0)),
  };
}

/** The rank of the exposure at a position. */
function ranksOf({ exposures }: NetworkSnapshot, parameters: Parameters): (position: number) => Rank {
  const unspecified = choiceOf<Rank>(parameters, 'unspecifiedSeniority');
  const ranks = SENIORITIES.map((seniority: Seniority) => (seniority === 'UNSPECIFIED' ? unspecified : seniority));
  return (position) => ranks[exposures.seniorityCodes[position] ?? 0] ?? unspecified;
}

/** Debts between institutions whose capital is stated. */
function obligationsIn(
  { institutions, exposures }: NetworkSnapshot,
  capital: Float64Array,
  isIn: (position: number) => boolean,
) {
  const entries = { rows: [] as number[], columns: [] as number[], weights: [] as number[] };
  for (let creditor = 0; creditor < institutions.count; creditor++) {
    const end = exposures.rowStart[creditor + 1] ?? 0;
    for (let position = exposures.rowStart[creditor] ?? 0; position < end; position++) {
      const debtor = exposures.debtors[position] ?? 0;
      if (!isIn(position) || Number.isNaN(capital[creditor]) || Number.isNaN(capital[debtor])) continue;
      entries.rows.push(debtor);
      entries.columns.push(creditor);
      entries.weights.push(exposures.amounts[position] ?? 0);
    }
  }
  return sparseRowsOf(institutions.count, entries).matrix;
}

interface Ranked {
  readonly snapshot: NetworkSnapshot;
  readonly capital: Float64Array;
  /** What each owes in each class. */
  readonly owedIn: readonly Float64Array[];
  readonly classOf: (position: number) => number;
}

function rankedClaims({ snapshot, capital, owedIn, classOf }: Ranked): DistressNetwork {
  const { institutions, exposures } = snapshot;
  const starts = new Uint32Array(institutions.count + 1);
  const columns = new Uint32Array(exposures.count);
  const [weights, attachment, detachment] = [
    new Float64Array(exposures.count),
    new Float64Array(exposures.count),
    new Float64Array(exposures.count),
  ];
  let end = 0;
  for (let creditor = 0; creditor < institutions.count; creditor++) {
    const last = canLose(capital, creditor) ? (exposures.rowStart[creditor + 1] ?? 0) : 0;
    for (let position = exposures.rowStart[creditor] ?? 0; position < last; position++) {
      const debtor = exposures.debtors[position] ?? 0;
      if (Number.isNaN(capital[debtor]) || exposures.amounts[position] === 0) continue;
      const rank = classOf(position);
      columns[end] = debtor;
      weights[end] = (exposures.amounts[position] ?? 0) / (capital[creditor] ?? 1);
      attachment[end] = shareBelow(owedIn, debtor, rank + 1);
      detachment[end++] = shareBelow(owedIn, debtor, rank);
    }
    starts[creditor + 1] = end;
  }
  const leverage = {
    count: institutions.count,
    starts,
    columns: columns.slice(0, end),
    weights: weights.slice(0, end),
  };
  return {
    capital,
    leverage,
    tranches: { attachment: attachment.slice(0, end), detachment: detachment.slice(0, end) },
  };
}

/** Share of all a debtor owes that it owes in this class and more junior ones. */
function shareBelow(owedIn: readonly Float64Array[], debtor: number, rank: number): number {
  let [senior, junior] = [0, 0];
  for (const [place, column] of owedIn.entries())
    if (place < rank) senior += column[debtor] ?? 0;
    else junior += column[debtor] ?? 0;
  return senior === 0 ? 1 : junior / (senior + junior);
}
