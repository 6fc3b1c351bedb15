import { QUALITIES } from './kinds.ts';
import type { ContractMarginRecord } from './records.ts';
import type { ContractColumns } from './snapshot.ts';
import { rowStarts } from './sparse-rows.ts';

type RowOf = (key: string) => number;

interface ContractPlaces {
  readonly institution: RowOf;
  readonly asset: RowOf;
  readonly source: RowOf;
}

/** Margin histories of contracts: whoever reads them, as records or from rows, comes here. A venue has a contract once. */
export function contractColumns(records: readonly ContractMarginRecord[], places: ContractPlaces): ContractColumns {
  const rows = records
    .map((record) => ({ record, venue: places.institution(record.venue) }))
    .sort(
      (left, right) =>
        left.venue - right.venue ||
        byText(left.record.contract, right.record.contract) ||
        byText(left.record.date, right.record.date),
    );
  const firsts = rows.filter(({ record, venue }, place) => {
    const before = rows[place - 1];
    return before?.venue !== venue || before.record.contract !== record.contract;
  });
  let contract = -1;
  const contractOf = Uint32Array.from(rows, (row) => (row === firsts[contract + 1] ? ++contract : contract));
  return {
    count: firsts.length,
    keys: firsts.map(({ record }) => record.contract),
    venues: Uint32Array.from(firsts, ({ venue }) => venue),
    assets: Uint32Array.from(firsts, ({ record }) => places.asset(record.asset)),
    currencies: firsts.map(({ record }) => record.currency),
    marginStart: rowStarts(contractOf, firsts.length),
    dates: rows.map(({ record }) => record.date),
    initialAmounts: Float64Array.from(rows, ({ record }) => record.initial),
    maintenanceAmounts: Float64Array.from(rows, ({ record }) => record.maintenance),
    qualityCodes: Uint8Array.from(rows, ({ record }) => QUALITIES.indexOf(record.quality)),
    sourceCodes: Uint16Array.from(rows, ({ record }) => places.source(record.source)),
  };
}

function byText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The columns of a dataset without margin histories. */
export function noContracts(): ContractColumns {
  const never = () => 0;
  return contractColumns([], { institution: never, asset: never, source: never });
}
