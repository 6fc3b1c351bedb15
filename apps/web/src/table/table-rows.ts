import type { Network } from '../map/map-view';

/** A row of the table that says what the map says. Null: no such number. */
export interface InstitutionRow {
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly country: string | null;
  readonly totalAssets: number | null;
  readonly cet1: number | null;
  readonly leverage: number | null;
  readonly importance: number | null;
  readonly lossRatio: number | null;
  readonly quality: string;
  readonly importanceQuality: string;
}

export function rowsOf(network: Network, losses: ReadonlyMap<string, number>): readonly InstitutionRow[] {
  return network.positions.map(({ institution }) => ({
    key: institution.key,
    name: institution.name,
    kind: institution.kind,
    country: institution.country ?? null,
    totalAssets: numberOrNull(institution.balanceSheet?.totalAssets?.money.amount),
    cet1: numberOrNull(institution.balanceSheet?.cet1?.money.amount),
    leverage: institution.leverage.value ?? null,
    importance: institution.systemicImportance.value ?? null,
    lossRatio: losses.get(institution.key) ?? null,
    quality: institution.balanceSheet?.totalAssets?.quality ?? 'DERIVED',
    importanceQuality: institution.systemicImportance.quality,
  }));
}

function numberOrNull(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}

export type SortColumn = Exclude<keyof InstitutionRow, 'key' | 'quality' | 'importanceQuality'>;

export interface Sort {
  readonly column: SortColumn;
  readonly descending: boolean;
}

const COLUMNS: readonly SortColumn[] = [
  'name',
  'kind',
  'country',
  'totalAssets',
  'cet1',
  'leverage',
  'importance',
  'lossRatio',
];

/** A sort as the address writes it, `-leverage`; null for what names no column. */
export function parseSort(text: string | null): Sort | null {
  const column = COLUMNS.find((name) => name === text?.replace(/^-/, ''));
  return column === undefined ? null : { column, descending: text?.startsWith('-') ?? false };
}

export function writeSort({ column, descending }: Sort): string {
  return (descending ? '-' : '') + column;
}

/** Rows in the order of a column; rows without the figure come last whichever the direction. */
export function sortRows(
  rows: readonly InstitutionRow[],
  column: SortColumn,
  descending: boolean,
): readonly InstitutionRow[] {
  const sign = descending ? -1 : 1;
  return [...rows].sort((left, right) => {
    const [first, second] = [left[column], right[column]];
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    const order = typeof first === 'string' ? first.localeCompare(String(second), 'en') : first - Number(second);
    return sign * order || left.name.localeCompare(right.name, 'en');
  });
}
