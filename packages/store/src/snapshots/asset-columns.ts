import {
  ASSET_CLASSES,
  type AssetColumns,
  emptyObservations,
  type FxTable,
  LIQUIDITY_LEVELS,
  type ObservationColumn,
  QUALITIES,
  type Quality,
} from '@faultline/network';
import type { AssetFacts, SnapshotFacts } from './read-facts.ts';

export function assetColumns({ assets, sources }: SnapshotFacts, fx: FxTable): AssetColumns {
  const sourceRows = new Map(sources.map((key, row) => [key, row]));
  const observed = (
    read: (asset: AssetFacts) => AssetFacts['beta'],
    convert: (value: number, asset: AssetFacts) => number = (value) => value,
  ): ObservationColumn => {
    const column = emptyObservations(assets.length);
    assets.forEach((asset, row) => {
      const [value, quality, source] = read(asset);
      if (value === null) return;
      column.amounts[row] = convert(value, asset);
      column.qualityCodes[row] = QUALITIES.indexOf(quality as Quality);
      column.sourceCodes[row] = sourceRows.get(source ?? '') ?? 0;
    });
    return column;
  };
  return {
    count: assets.length,
    keys: assets.map(({ key }) => key),
    names: assets.map(({ name }) => name),
    classCodes: codes(assets, ASSET_CLASSES, ({ assetClass }) => assetClass),
    issuerCountries: assets.map(({ issuerCountry }) => issuerCountry),
    liquidityLevelCodes: codes(assets, LIQUIDITY_LEVELS, ({ liquidityLevel }) => liquidityLevel),
    dailyVolatility: observed(({ dailyVolatility }) => dailyVolatility),
    averageDailyVolume: observed(
      ({ averageDailyVolume }) => averageDailyVolume,
      (value, { currency }) => fx.convert(value, currency),
    ),
    beta: observed(({ beta }) => beta),
  };
}

function codes<Row>(rows: readonly Row[], list: readonly string[], read: (row: Row) => string): Uint8Array {
  return Uint8Array.from(rows, (row) => list.indexOf(read(row)));
}
