import type { ExposureRecord } from '@faultline/network';
import { inBatches } from './network-batches.ts';

/**
 * Exposures kept by column, and made into records again batch by batch, as often as they are asked for. A reader of files
 * hands over records it has just made; millions that were made long ago would have to be fetched from memory one by one.
 */
export interface PackedExposures {
  batches(): Iterable<readonly ExposureRecord[]>;
}

export function packExposures(records: Iterable<ExposureRecord>): PackedExposures {
  const columns: { [Field in keyof ExposureRecord]: ExposureRecord[Field][] } = {
    creditor: [],
    debtor: [],
    instrument: [],
    seniority: [],
    maturityBucket: [],
    amount: [],
    currency: [],
    collateralAmount: [],
    quality: [],
    source: [],
  };
  for (const record of records) {
    columns.creditor.push(record.creditor);
    columns.debtor.push(record.debtor);
    columns.instrument.push(record.instrument);
    columns.seniority.push(record.seniority);
    columns.maturityBucket.push(record.maturityBucket);
    columns.amount.push(record.amount);
    columns.currency.push(record.currency);
    columns.collateralAmount.push(record.collateralAmount);
    columns.quality.push(record.quality);
    columns.source.push(record.source);
  }
  const { length } = columns.amount;
  function* again(): Generator<ExposureRecord> {
    for (let row = 0; row < length; row++)
      yield {
        creditor: columns.creditor[row] ?? '',
        debtor: columns.debtor[row] ?? '',
        instrument: columns.instrument[row] ?? 'OTHER',
        seniority: columns.seniority[row] ?? 'UNSPECIFIED',
        maturityBucket: columns.maturityBucket[row] ?? 'UNSPECIFIED',
        amount: columns.amount[row] ?? 0,
        currency: columns.currency[row] ?? '',
        collateralAmount: columns.collateralAmount[row] ?? null,
        quality: columns.quality[row] ?? 'ILLUSTRATIVE',
        source: columns.source[row] ?? '',
      };
  }
  return { batches: () => inBatches(again()) };
}
