import { leverageOf } from '@faultline/engine';
import { BALANCE_SHEET_SCOPES, capitalOf, isAggregate } from '@faultline/network';
import type { Ranking } from '@faultline/runner';
import { INSTITUTIONS } from '../aggregates/collections.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { BalanceSheetScope, IdentifierScheme, InstitutionKind } from '../values/enums.ts';
import { globalId } from '../values/global-ids.ts';
import { Money, Observation, observationAt, Ratio, type RatioValue } from '../values/money.ts';
import { connectionOf, pageOf, pagingArguments } from '../values/paging.ts';
import { addAggregate } from './aggregate.ts';
import { ExposureConnection } from './exposure.ts';
import { creditorAt } from './exposure-columns.ts';
import { ExposureFilter, ExposureOrder, listExposures } from './exposure-list.ts';
import { HoldingConnection, HoldingFilter, listHoldings } from './holding.ts';
import { Institution } from './institution-ref.ts';
import { leastCertainLink } from './link-quality.ts';
import { Node } from './node.ts';
import {
  claimPositions,
  claimTotal,
  type InstitutionRef,
  kindOf,
  leverageQuality,
  obligationPositions,
  obligationTotal,
  range,
} from './rows.ts';

const Identifier = builder.objectRef<{ scheme: string; value: string }>('Identifier').implement({
  description: 'A name somebody registered, such as an LEI (ISO 17442).',
  fields: (t) => ({
    scheme: t.field({ type: IdentifierScheme, resolve: ({ scheme }) => scheme as 'LEI' }),
    value: t.exposeString('value'),
  }),
});

const MEASURES = {
  totalAssets: 'TOTAL_ASSETS',
  equity: 'EQUITY',
  cet1: 'CET1',
  tier1: 'TIER1',
  riskWeightedAssets: 'RISK_WEIGHTED_ASSETS',
  leverageExposure: 'LEVERAGE_EXPOSURE',
  cash: 'CASH',
  liquidAssets: 'LIQUID_ASSETS',
  shortTermFunding: 'SHORT_TERM_FUNDING',
} as const;

const BalanceSheet = builder.objectRef<InstitutionRef>('BalanceSheet').implement({
  description: 'What an institution reports of itself; a figure the source does not state is null, never zero.',
  fields: (t) => ({
    scope: t.field({
      type: BalanceSheetScope,
      resolve: ({ loaded, row }) =>
        BALANCE_SHEET_SCOPES[loaded.columns.balanceSheets.scopeCodes[row] ?? 0] ?? 'CONSOLIDATED',
    }),
    asOf: t.field({ type: 'Date', resolve: ({ loaded, row }) => loaded.columns.balanceSheets.asOf[row] ?? '' }),
    ...Object.fromEntries(
      Object.entries(MEASURES).map(([field, measure]) => [
        field,
        t.field({
          type: Observation,
          nullable: true,
          resolve: ({ loaded, row }) => observationAt(loaded, loaded.columns.balanceSheets.measures[measure], row),
        }),
      ]),
    ),
  }),
});

Institution.implement({
  description:
    'A bank or other institution of a snapshot, or an aggregate (sovereign, sector, unattributed counterparty).',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ resolve: ({ loaded, row }) => globalId('Institution', loaded.row, keyAt({ loaded, row })) }),
    key: t.string({ description: 'The same in every snapshot.', resolve: keyAt }),
    name: t.string({ resolve: ({ loaded, row }) => loaded.columns.institutions.names[row] ?? '' }),
    kind: t.field({ type: InstitutionKind, resolve: ({ loaded, row }) => kindOf(loaded, row) }),
    country: t.string({
      nullable: true,
      description: 'ISO 3166-1 alpha-2.',
      resolve: ({ loaded, row }) => loaded.columns.institutions.countries[row] ?? null,
    }),
    identifiers: t.field({
      type: [Identifier],
      resolve: async (institution, _, context) => [
        ...(await context.identifiers(institution.loaded.row, keyAt(institution))),
      ],
    }),
    balanceSheet: t.field({
      type: BalanceSheet,
      nullable: true,
      description: 'Null for aggregates.',
      resolve: (institution) => (institution.loaded.columns.balanceSheets.asOf[institution.row] ? institution : null),
    }),
    leverage: t.field({
      type: Ratio,
      description: 'Total assets over capital (CET1 where stated, else equity).',
      resolve: ({ loaded, row }) => ({ ...leverageOf(loaded.columns, row), quality: leverageQuality(loaded, row) }),
    }),
    systemicImportance: t.field({
      type: Ratio,
      description:
        'Linear DebtRank of its own failure: the share of all capital that the others lose when it loses all of its own.',
      resolve: (institution, _, context) => rankedAt('systemicImportance', institution, context),
    }),
    vulnerability: t.field({
      type: Ratio,
      description:
        'Mean share of its own capital that it loses under linear DebtRank when each of the others in turn loses all of its own.',
      resolve: (institution, _, context) => rankedAt('vulnerability', institution, context),
    }),
    claims: t.field({
      type: Money,
      description: 'What it would lose if nobody paid: the sum of exposures it holds as creditor.',
      resolve: ({ loaded, row }) => ({
        amount: claimTotal(loaded, row).amount,
        of: loaded.columns,
      }),
    }),
    obligations: t.field({
      type: Money,
      description: 'The sum of exposures to it as debtor, within this snapshot.',
      resolve: ({ loaded, row }) => ({
        amount: obligationTotal(loaded, row).amount,
        of: loaded.columns,
      }),
    }),
  }),
});

builder.objectFields(Institution, (t) => ({
  exposuresAsCreditor: t.field({
    type: ExposureConnection,
    description: 'Largest first unless told.',
    args: {
      filter: t.arg({ type: ExposureFilter }),
      orderBy: t.arg({ type: ExposureOrder }),
      ...pagingArguments(t.arg),
    },
    resolve: ({ loaded, row }, given, context, info) => {
      const sides = {
        positions: claimPositions(loaded, row),
        counterparty: (at: number) => loaded.columns.exposures.debtors[at] ?? 0,
      };
      return pageOf(listExposures(loaded, sides, given), given, { context, info, parent: keyed({ loaded, row }) });
    },
  }),
  exposuresAsDebtor: t.field({
    type: ExposureConnection,
    description: 'Largest first unless told.',
    args: {
      filter: t.arg({ type: ExposureFilter }),
      orderBy: t.arg({ type: ExposureOrder }),
      ...pagingArguments(t.arg),
    },
    resolve: ({ loaded, row }, given, context, info) => {
      const sides = {
        positions: obligationPositions(loaded, row),
        counterparty: (at: number) => creditorAt(loaded, at),
      };
      return pageOf(listExposures(loaded, sides, given), given, { context, info, parent: keyed({ loaded, row }) });
    },
  }),
  holdings: t.field({
    type: HoldingConnection,
    description: 'Largest first.',
    args: { filter: t.arg({ type: HoldingFilter }), ...pagingArguments(t.arg) },
    resolve: ({ loaded, row }, given, context, info) => {
      const { rowStart } = loaded.columns.holdings;
      const own = range(rowStart[row] ?? 0, rowStart[row + 1] ?? 0);
      const listed = listHoldings(loaded, own, given.filter);
      return pageOf(listed, given, { context, info, parent: keyed({ loaded, row }) });
    },
  }),
}));

export const InstitutionConnection = connectionOf('Institution', Institution);
addAggregate({ name: 'Institution', connection: InstitutionConnection }, INSTITUTIONS);

export function keyAt({ loaded, row }: InstitutionRef): string {
  return loaded.columns.institutions.keys[row] ?? '';
}

/** Ties a cursor to this institution of this snapshot. */
function keyed(institution: InstitutionRef): string {
  return `${institution.loaded.row.digest}/${keyAt(institution)}`;
}

/** At once where the snapshot is ranked already. */
export function rankedAt(
  measure: 'systemicImportance' | 'vulnerability',
  institution: InstitutionRef,
  { runner, access }: Context,
): RatioValue | Promise<RatioValue> {
  const { columns } = institution.loaded;
  if (isAggregate(columns, institution.row)) return rankedIn(null, institution);
  const ranking = runner[measure](columns, access.signal);
  return ranking instanceof Promise
    ? ranking.then((ranked) => rankedIn(ranked, institution))
    : rankedIn(ranking, institution);
}

/** Null: nobody asked for the ranking, as for an aggregate. */
export function rankedIn(ranking: Ranking | null, { loaded, row }: InstitutionRef): RatioValue {
  // Links between institutions decide it, and in a snapshot they may all be estimates.
  const quality = leastCertainLink(loaded.columns);
  if (ranking === null || isAggregate(loaded.columns, row)) return { value: null, reason: 'AGGREGATE', quality };
  if ('code' in ranking)
    return { value: null, reason: ranking.code === 'MISSING_FX' ? 'MISSING_FX' : 'TOO_LARGE', quality };
  const score = ranking[row] ?? Number.NaN;
  if (!Number.isNaN(score)) return { value: score, reason: null, quality };
  // Who has capital to lose has a score, unless the capital of all is more than a double holds.
  if ((capitalOf(loaded.columns, row)?.amount ?? 0) > 0) return { value: null, reason: 'NUMERIC_OVERFLOW', quality };
  return { value: null, reason: leverageOf(loaded.columns, row).reason ?? 'NOT_REPORTED', quality };
}
