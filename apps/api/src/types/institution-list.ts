import { leverageOf } from '@faultline/engine';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { InstitutionKind, OrderDirection } from '../values/enums.ts';
import type { Loaded } from '../values/money.ts';
import type { Listed } from '../values/paging.ts';
import type { ListedRows } from './aggregate.ts';
import { rankedIn } from './institution.ts';
import { capitalAt, claimTotal, type InstitutionRef, kindOf, obligationTotal } from './rows.ts';
import { matchRank } from './search.ts';

export const InstitutionFilter = builder.inputType('InstitutionFilter', {
  fields: (t) => ({
    kinds: t.field({ type: [InstitutionKind] }),
    countries: t.stringList({ description: 'ISO 3166-1 alpha-2.' }),
    text: t.string({ description: 'Part of the name or key.' }),
    minTotalAssets: t.field({ type: 'Decimal' }),
  }),
});

const FIELDS = [
  'NAME',
  'KEY',
  'TOTAL_ASSETS',
  'CAPITAL',
  'LEVERAGE',
  'SYSTEMIC_IMPORTANCE',
  'VULNERABILITY',
  'CLAIMS',
  'OBLIGATIONS',
] as const;

export const InstitutionOrder = builder.inputType('InstitutionOrder', {
  description: 'Institutions without the figure come last, whichever the direction.',
  fields: (t) => ({
    field: t.field({ required: true, type: builder.enumType('InstitutionOrderField', { values: FIELDS }) }),
    direction: t.field({ type: OrderDirection, required: true, defaultValue: 'DESC' }),
  }),
});

interface Choice {
  readonly filter?: typeof InstitutionFilter.$inferInput | null | undefined;
  readonly orderBy?: typeof InstitutionOrder.$inferInput | null | undefined;
}

export async function listInstitutions(
  loaded: Loaded,
  { filter, orderBy }: Choice,
  context: Context,
): Promise<Listed<InstitutionRef> & ListedRows> {
  const { keys, names, countries } = loaded.columns.institutions;
  const totalAssets = loaded.columns.balanceSheets.measures.TOTAL_ASSETS.amounts;
  const rows = [...keys.keys()].filter(
    (row) =>
      (!filter?.kinds || filter.kinds.includes(kindOf(loaded, row))) &&
      (!filter?.countries || filter.countries.includes(countries[row] ?? '')) &&
      (!filter?.text || matchRank(loaded, row, filter.text) !== null) &&
      (filter?.minTotalAssets == null || (totalAssets[row] ?? Number.NaN) >= filter.minTotalAssets),
  );
  const sign = orderBy?.direction === 'ASC' ? 1 : -1;
  if (orderBy?.field === 'NAME')
    rows.sort((left, right) => sign * (names[left] ?? '').localeCompare(names[right] ?? '', 'en') || left - right);
  else if (orderBy?.field === 'KEY') rows.sort((left, right) => sign * (left - right));
  else if (orderBy) sortByFigure(rows, sign, await figureOf(loaded, orderBy.field, context));
  return {
    loaded,
    rows: Uint32Array.from(rows),
    count: rows.length,
    at: (index) => ({ loaded, row: rows[index] ?? 0 }),
  };
}

function sortByFigure(rows: number[], sign: number, figure: (row: number) => number): void {
  const figures = new Map(rows.map((row) => [row, figure(row)]));
  const at = (row: number) => figures.get(row) ?? Number.NaN;
  rows.sort((left, right) => {
    const [first, second] = [at(left), at(right)];
    if (Number.isNaN(first) || Number.isNaN(second))
      return Number(Number.isNaN(first)) - Number(Number.isNaN(second)) || left - right;
    return sign * (first - second) || left - right;
  });
}

async function figureOf(
  loaded: Loaded,
  field: (typeof FIELDS)[number],
  context: Context,
): Promise<(row: number) => number> {
  switch (field) {
    case 'CAPITAL':
      return (row) => capitalAt(loaded, row).amount;
    case 'LEVERAGE':
      return (row) => leverageOf(loaded.columns, row).value ?? Number.NaN;
    case 'SYSTEMIC_IMPORTANCE':
    case 'VULNERABILITY': {
      const measure = field === 'VULNERABILITY' ? 'vulnerability' : 'systemicImportance';
      const ranking = await context.runner[measure](loaded.columns, context.access.signal);
      return (row) => rankedIn(ranking, { loaded, row }).value ?? Number.NaN;
    }
    case 'CLAIMS':
      return (row) => claimTotal(loaded, row).amount;
    case 'OBLIGATIONS':
      return (row) => obligationTotal(loaded, row).amount;
    default:
      return (row) => loaded.columns.balanceSheets.measures.TOTAL_ASSETS.amounts[row] ?? Number.NaN;
  }
}
