import { compensatedSum } from '@faultline/engine';
import { INSTRUMENTS, type Quality as QualityCode } from '@faultline/network';
import type { Layout } from '@faultline/store';
import { builder } from '../builder.ts';
import { InstitutionKind, Instrument, Quality } from '../values/enums.ts';
import { globalId } from '../values/global-ids.ts';
import { type Loaded, Money, qualityAt, worse } from '../values/money.ts';
import { amountAt } from './exposure-columns.ts';
import { Institution } from './institution-ref.ts';
import { claimPositions, kindOf } from './rows.ts';

// A drawing of the exposure graph: which institutions and which exposures, and what the caps left out.

export const NetworkFilter = builder.inputType('NetworkFilter', {
  fields: (t) => ({
    kinds: t.field({ type: [InstitutionKind] }),
    countries: t.stringList({ description: 'ISO 3166-1 alpha-2.' }),
    instruments: t.field({ type: [Instrument] }),
    qualities: t.field({ type: [Quality] }),
    minAmount: t.field({ type: 'Decimal', description: 'Smallest sum from one creditor to one debtor.' }),
  }),
});

interface PairRef {
  readonly loaded: Loaded;
  readonly creditor: number;
  readonly debtor: number;
  readonly amount: number;
  readonly quality: QualityCode;
}

export interface NetworkRef {
  readonly loaded: Loaded;
  readonly layout: Layout;
  readonly rows: readonly number[];
  readonly pairs: readonly PairRef[];
  readonly omitted: { readonly institutionCount: number; readonly exposureCount: number; readonly amount: number };
}

export interface NetworkChoice {
  readonly filter?: typeof NetworkFilter.$inferInput | null | undefined;
  readonly maxInstitutions: number;
  readonly maxExposures: number;
}

/** Keeps the largest institutions by total assets (aggregates by what they owe), then the largest pairs among them. */
export function drawNetwork(loaded: Loaded, layout: Layout, choice: NetworkChoice): NetworkRef {
  const { columns } = loaded;
  const { filter } = choice;
  const wanted = [...columns.institutions.keys.keys()].filter(
    (row) =>
      (!filter?.kinds || filter.kinds.includes(kindOf(loaded, row))) &&
      (!filter?.countries || filter.countries.includes(columns.institutions.countries[row] ?? '')),
  );
  const totalAssets = columns.balanceSheets.measures.TOTAL_ASSETS.amounts;
  const size = new Map(wanted.map((row) => [row, totalAssets[row] || owed(loaded, row)]));
  const bySize = [...wanted].sort((left, right) => (size.get(right) ?? 0) - (size.get(left) ?? 0) || left - right);
  const rows = bySize.slice(0, choice.maxInstitutions);
  const drawn = new Set(rows);
  const members = new Set(wanted);
  const pairs = bySize.flatMap((creditor) => pairsOf(loaded, creditor, members, filter));
  const inside = pairs
    .filter(({ creditor, debtor }) => drawn.has(creditor) && drawn.has(debtor))
    .sort((left, right) => right.amount - left.amount || left.creditor - right.creditor || left.debtor - right.debtor)
    .slice(0, choice.maxExposures);
  const kept = compensatedSum(inside.map(({ amount }) => amount));
  return {
    loaded,
    layout,
    rows,
    pairs: inside,
    omitted: {
      institutionCount: wanted.length - rows.length,
      exposureCount: pairs.length - inside.length,
      amount: Math.max(0, compensatedSum(pairs.map(({ amount }) => amount)) - kept),
    },
  };
}

function owed({ columns }: Loaded, row: number): number {
  const { debtorStart, byDebtor, amounts } = columns.exposures;
  let sum = 0;
  for (let place = debtorStart[row] ?? 0; place < (debtorStart[row + 1] ?? 0); place++)
    sum += amounts[byDebtor[place] ?? 0] ?? 0;
  return sum;
}

function pairsOf(
  loaded: Loaded,
  creditor: number,
  wanted: ReadonlySet<number>,
  filter: NetworkChoice['filter'],
): readonly PairRef[] {
  const { debtors, instrumentCodes, qualityCodes } = loaded.columns.exposures;
  const pairs = new Map<number, PairRef>();
  for (const position of claimPositions(loaded, creditor)) {
    const debtor = debtors[position] ?? 0;
    const quality = qualityAt(qualityCodes, position);
    if (!wanted.has(debtor)) continue;
    if (filter?.instruments && !filter.instruments.includes(INSTRUMENTS[instrumentCodes[position] ?? 0] ?? 'OTHER'))
      continue;
    if (filter?.qualities && !filter.qualities.includes(quality)) continue;
    const before = pairs.get(debtor);
    const amount = amountAt(loaded, position) + (before?.amount ?? 0);
    pairs.set(debtor, { loaded, creditor, debtor, amount, quality: before ? worse(before.quality, quality) : quality });
  }
  return [...pairs.values()].filter(({ amount }) => amount >= (filter?.minAmount ?? 0));
}

const NetworkPosition = builder.objectRef<{ network: NetworkRef; row: number }>('NetworkPosition').implement({
  description: 'Where the stored layout puts an institution; coordinates lie in [-1, 1].',
  fields: (t) => ({
    institution: t.field({ type: Institution, resolve: ({ network, row }) => ({ loaded: network.loaded, row }) }),
    x: t.field({ type: 'Finite', resolve: ({ network, row }) => network.layout.x[row] ?? 0 }),
    y: t.field({ type: 'Finite', resolve: ({ network, row }) => network.layout.y[row] ?? 0 }),
  }),
});

const idAt = ({ loaded }: PairRef, row: number) =>
  globalId('Institution', loaded.row, loaded.columns.institutions.keys[row] ?? '');

const NetworkExposure = builder.objectRef<PairRef>('NetworkExposure').implement({
  description: 'All exposures of one creditor to one debtor that pass the filter, summed.',
  fields: (t) => ({
    creditorId: t.id({ resolve: (pair) => idAt(pair, pair.creditor) }),
    debtorId: t.id({ resolve: (pair) => idAt(pair, pair.debtor) }),
    amount: t.field({ type: Money, resolve: ({ amount, loaded }) => ({ amount, of: loaded.columns }) }),
    quality: t.expose('quality', { type: Quality }),
  }),
});

const NetworkOmission = builder.objectRef<NetworkRef>('NetworkOmission').implement({
  description: 'What the caps left out: the smallest institutions and the smallest exposures.',
  fields: (t) => ({
    institutionCount: t.int({ resolve: ({ omitted }) => omitted.institutionCount }),
    exposureCount: t.int({ resolve: ({ omitted }) => omitted.exposureCount }),
    amount: t.field({
      type: Money,
      resolve: ({ omitted, loaded }) => ({ amount: omitted.amount, of: loaded.columns }),
    }),
  }),
});

export const Network = builder.objectRef<NetworkRef>('Network').implement({
  description: 'The exposure graph as drawn.',
  fields: (t) => ({
    layoutVersion: t.string({ resolve: ({ layout }) => layout.layoutVersion }),
    positions: t.field({
      type: [NetworkPosition],
      resolve: (network) => network.rows.map((row) => ({ network, row })),
    }),
    exposures: t.field({ type: [NetworkExposure], description: 'Largest first.', resolve: ({ pairs }) => [...pairs] }),
    omitted: t.field({ type: NetworkOmission, resolve: (network) => network }),
  }),
});
