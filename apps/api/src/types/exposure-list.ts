import { type Column, INSTRUMENTS } from '@faultline/network';
import { builder } from '../builder.ts';
import { InstitutionKind, Instrument, OrderDirection, Quality } from '../values/enums.ts';
import { type Loaded, qualityAt } from '../values/money.ts';
import type { Listed } from '../values/paging.ts';
import type { ListedRows } from './aggregate.ts';
import { amountAt } from './exposure-columns.ts';
import { kindOf, type PositionRef } from './rows.ts';

export const ExposureFilter = builder.inputType('ExposureFilter', {
  fields: (t) => ({
    instruments: t.field({ type: [Instrument] }),
    qualities: t.field({ type: [Quality] }),
    counterpartyKinds: t.field({ type: [InstitutionKind], description: 'Kind of the other side.' }),
    counterpartyCountries: t.stringList({ description: 'Country of the other side, ISO 3166-1 alpha-2.' }),
    minAmount: t.field({ type: 'Decimal', description: 'In the snapshot’s currency and scale.' }),
  }),
});

export const ExposureOrder = builder.inputType('ExposureOrder', {
  fields: (t) => ({
    field: t.field({
      required: true,
      type: builder.enumType('ExposureOrderField', { values: ['AMOUNT', 'CANONICAL'] as const }),
    }),
    direction: t.field({ type: OrderDirection, required: true, defaultValue: 'DESC' }),
  }),
});

export interface ExposureChoice {
  readonly filter?: typeof ExposureFilter.$inferInput | null | undefined;
  readonly orderBy?: typeof ExposureOrder.$inferInput | null | undefined;
}

/** Exposures at chosen positions, put in order when the first page is read: a total needs none. */
export type ExposureList = Listed<PositionRef> & ListedRows;

/** Filters and orders positions; `counterparty` names the other side of a position, for the filters on it. */
export function listExposures(
  loaded: Loaded,
  { positions, counterparty }: { readonly positions: Column; readonly counterparty: (position: number) => number },
  { filter, orderBy }: ExposureChoice,
): ExposureList {
  const rows = filter ? keep(loaded, { positions, counterparty }, filter) : positions;
  const sign = orderBy?.direction === 'ASC' ? 1 : -1;
  let ordered: Uint32Array | null = null;
  const inOrder = () => {
    ordered ??= Uint32Array.from(rows).sort(
      orderBy?.field === 'CANONICAL'
        ? (left, right) => sign * (left - right)
        : (left, right) => sign * (amountAt(loaded, left) - amountAt(loaded, right)) || left - right,
    );
    return ordered;
  };
  return { loaded, rows, count: rows.length, at: (index) => ({ loaded, position: inOrder()[index] ?? 0 }) };
}

function keep(
  loaded: Loaded,
  { positions, counterparty }: { readonly positions: Column; readonly counterparty: (position: number) => number },
  filter: NonNullable<ExposureChoice['filter']>,
): Uint32Array {
  const { instrumentCodes, qualityCodes } = loaded.columns.exposures;
  const { counterpartyKinds, counterpartyCountries, minAmount } = filter;
  const kept = new Uint32Array(positions.length);
  let count = 0;
  for (const position of positions) {
    if (!passes(filter.instruments, INSTRUMENTS[instrumentCodes[position] ?? 0])) continue;
    if (!passes(filter.qualities, qualityAt(qualityCodes, position))) continue;
    if (counterpartyKinds && !counterpartyKinds.includes(kindOf(loaded, counterparty(position)))) continue;
    const country = loaded.columns.institutions.countries[counterparty(position)];
    if (counterpartyCountries && !counterpartyCountries.includes(country ?? '')) continue;
    if (minAmount == null || amountAt(loaded, position) >= minAmount) kept[count++] = position;
  }
  return kept.slice(0, count);
}

function passes<Code>(wanted: readonly Code[] | null | undefined, found: Code | undefined): boolean {
  return wanted == null || (found !== undefined && wanted.includes(found));
}
