import { INSTRUMENTS, isAggregate, type NetworkSnapshot } from '@faultline/network';
import { compensatedSum } from '../numeric/compensated-sum.ts';
import { connectedClasses, membersOf } from '../numeric/connected-classes.ts';

export const DOUBT_CODES = ['OWNERSHIP_CIRCLE', 'OWNERSHIP_BEYOND_WHOLE'] as const;
export type DoubtCode = (typeof DOUBT_CODES)[number];

/** Something about the figures that may be wrong though each of them is well formed. No calculation is refused for it. */
export interface Doubt {
  readonly code: DoubtCode;
  /** One sentence that names them. */
  readonly message: string;
  /** Rows, ascending: those in the circle, or the one institution that is owned. */
  readonly institutions: readonly number[];
  /** Sum of the stakes it is about, in the snapshot's currency and scale. */
  readonly stakesAmount: number;
}

/** Stakes and equity that were rounded apart may differ by their last digits: that is no doubt. */
const ROUNDING = 1e-6;
const MOST_NAMES = 3;
const EQUITY = INSTRUMENTS.indexOf('EQUITY');

/** Exposures of instrument EQUITY between institutions, in rows by owner. */
interface Stakes {
  readonly count: number;
  readonly starts: Uint32Array;
  readonly columns: Uint32Array;
  readonly amounts: Float64Array;
}

/**
 * What the stakes of a snapshot leave in doubt. A stake is an exposure of instrument EQUITY; what it is worth is its
 * amount. Circles first, each once however many ways lead round it, then whoever is owned beyond the equity it states;
 * each in the order of rows. Aggregates have many owners and own for many: no circle passes through them, but what they
 * own counts. Of an institution that states no equity (CET1 is less than equity) nothing can be said.
 */
export function ownershipDoubts(snapshot: NetworkSnapshot): readonly Doubt[] {
  return [...circles(snapshot), ...beyondWhole(snapshot)];
}

function circles(snapshot: NetworkSnapshot): readonly Doubt[] {
  const stakes = stakesOf(snapshot);
  if (stakes.columns.length === 0) return [];
  const classes = connectedClasses(stakes);
  const { classOf, starts } = classes;
  return Array.from({ length: starts.length - 1 }, (_, own) => membersOf(classes, own))
    .filter((rows) => rows.length > 1)
    .map((rows) => ({
      code: 'OWNERSHIP_CIRCLE',
      message: `${namesOf(snapshot, rows)} own stakes in each other in a circle: that capital is counted more than once.`,
      institutions: [...rows],
      stakesAmount: compensatedSum([...rows].flatMap((owner) => stakesWithin(stakes, classOf, owner))),
    }));
}

function stakesWithin({ starts, columns, amounts }: Stakes, classOf: Uint32Array, owner: number): number[] {
  const found: number[] = [];
  for (let position = starts[owner] ?? 0; position < (starts[owner + 1] ?? 0); position++)
    if (classOf[columns[position] ?? -1] === classOf[owner]) found.push(amounts[position] ?? 0);
  return found;
}

function stakesOf(snapshot: NetworkSnapshot): Stakes {
  const { rowStart, debtors, amounts, instrumentCodes } = snapshot.exposures;
  const { count } = snapshot.institutions;
  const starts = new Uint32Array(count + 1);
  const positions: number[] = [];
  for (let owner = 0; owner < count; owner++) {
    const counts = !isAggregate(snapshot, owner);
    for (let position = rowStart[owner] ?? 0; counts && position < (rowStart[owner + 1] ?? 0); position++)
      if (
        instrumentCodes[position] === EQUITY &&
        amounts[position] !== 0 &&
        !isAggregate(snapshot, debtors[position] ?? 0)
      )
        positions.push(position);
    starts[owner + 1] = positions.length;
  }
  return {
    count,
    starts,
    columns: Uint32Array.from(positions, (position) => debtors[position] ?? 0),
    amounts: Float64Array.from(positions, (position) => amounts[position] ?? Number.NaN),
  };
}

function beyondWhole(snapshot: NetworkSnapshot): readonly Doubt[] {
  const { debtors, amounts, instrumentCodes, count } = snapshot.exposures;
  const owned = new Map<number, number[]>();
  for (let position = 0; position < count; position++) {
    if (instrumentCodes[position] !== EQUITY) continue;
    const debtor = debtors[position] ?? 0;
    const stakes = owned.get(debtor) ?? [];
    stakes.push(amounts[position] ?? Number.NaN);
    owned.set(debtor, stakes);
  }
  return [...owned.keys()]
    .sort((left, right) => left - right)
    .flatMap((row) => {
      const stakesAmount = compensatedSum(owned.get(row) ?? []);
      const equity = snapshot.balanceSheets.measures.EQUITY.amounts[row] ?? Number.NaN;
      // False for every comparison with what is not stated, or has no rate.
      if (!(stakesAmount > Math.max(0, equity) * (1 + ROUNDING))) return [];
      const message = beyondWholeSentence(namesOf(snapshot, [row]), stakesAmount / equity);
      return { code: 'OWNERSHIP_BEYOND_WHOLE' as const, message, institutions: [row], stakesAmount };
    });
}

function beyondWholeSentence(name: string, share: number): string {
  if (!(share > 0 && Number.isFinite(share)))
    return `Stakes in ${name} are worth something, though its equity is nothing or less.`;
  // Rounded up: never "100 %".
  const percent = Math.ceil(share * 1_000 - ROUNDING) / 10;
  return `Stakes in ${name} add up to ${percent} % of its equity: one is stated twice, or carried above book value.`;
}

function namesOf({ institutions }: NetworkSnapshot, rows: ArrayLike<number>): string {
  const names = Array.from(rows, (row) => institutions.names[row] ?? '');
  if (names.length <= MOST_NAMES) return names.join(', ').replace(/, ([^,]*)$/, ' and $1');
  return `${names.slice(0, MOST_NAMES).join(', ')} and ${names.length - MOST_NAMES} others`;
}
