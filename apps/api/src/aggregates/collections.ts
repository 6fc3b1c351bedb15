import { leverageOf, RUNG_STARTS } from '@faultline/engine';
import {
  ASSET_CLASSES,
  INSTITUTION_KINDS,
  INSTRUMENTS,
  LIQUIDITY_LEVELS,
  MATURITY_BUCKETS,
  QUALITIES,
  SENIORITIES,
} from '@faultline/network';
import { amountAt, creditorAt } from '../types/exposure-columns.ts';
import { capitalAt, claimTotal, leverageQuality, obligationTotal, rowAt } from '../types/rows.ts';
import { type Loaded, qualityAt } from '../values/money.ts';
import { type Collection, closedList, type Figure, type NamedDimension, openList } from './collection.ts';

/** An institution reached from a row by `rowOf`: by itself, by kind or by country. */
function byInstitution({ columns }: Loaded, by: 'SELF' | 'KIND' | 'COUNTRY', rowOf: (row: number) => number) {
  const { count, keys, names, kindCodes, countries } = columns.institutions;
  if (by === 'KIND') return closedList(INSTITUTION_KINDS, (row) => kindCodes[rowOf(row)] ?? -1);
  if (by === 'COUNTRY') return openList(countries)(rowOf);
  return {
    codeOf: rowOf,
    size: count,
    keyOf: (row: number) => keys[row] ?? '',
    labelOf: (row: number) => names[row] ?? '',
  };
}

const itself = (row: number) => row;

export const INSTITUTIONS: Collection<
  'INSTITUTION' | 'KIND' | 'COUNTRY' | 'LEVERAGE_RUNG',
  'TOTAL_ASSETS' | 'CAPITAL' | 'DEBT' | 'CLAIMS' | 'OBLIGATIONS' | 'LEVERAGE'
> = {
  dimensions: ['INSTITUTION', 'KIND', 'COUNTRY', 'LEVERAGE_RUNG'],
  figures: ['TOTAL_ASSETS', 'CAPITAL', 'DEBT', 'CLAIMS', 'OBLIGATIONS', 'LEVERAGE'],
  dimension(loaded, name) {
    if (name === 'LEVERAGE_RUNG') return rungs(loaded);
    return byInstitution(loaded, name === 'INSTITUTION' ? 'SELF' : name, itself);
  },
  figure(loaded, name) {
    const { amounts, qualityCodes } = loaded.columns.balanceSheets.measures.TOTAL_ASSETS;
    const assetsAt = (row: number) => amounts[row] ?? Number.NaN;
    const figures: Record<typeof name, Figure> = {
      TOTAL_ASSETS: { unit: 'MONEY', amountOf: assetsAt, qualityOf: (row) => qualityAt(qualityCodes, row) },
      CAPITAL: {
        unit: 'MONEY',
        amountOf: (row) => capitalAt(loaded, row).amount,
        qualityOf: (row) => capitalAt(loaded, row).quality,
      },
      DEBT: {
        unit: 'MONEY',
        amountOf: (row) => assetsAt(row) - capitalAt(loaded, row).amount,
        qualityOf: (row) => leverageQuality(loaded, row),
      },
      CLAIMS: {
        unit: 'MONEY',
        amountOf: (row) => claimTotal(loaded, row).amount,
        qualityOf: (row) => claimTotal(loaded, row).quality,
      },
      OBLIGATIONS: {
        unit: 'MONEY',
        amountOf: (row) => obligationTotal(loaded, row).amount,
        qualityOf: (row) => obligationTotal(loaded, row).quality,
      },
      LEVERAGE: {
        unit: 'RATIO',
        amountOf: (row) => leverageOf(loaded.columns, row).value ?? Number.NaN,
        qualityOf: (row) => leverageQuality(loaded, row),
      },
    };
    return figures[name];
  },
};

function rungs(loaded: Loaded): NamedDimension {
  const labels = RUNG_STARTS.map((from, rung) => {
    const to = RUNG_STARTS[rung + 1];
    return to === undefined ? `${from} and more` : `${from} to ${to}`;
  });
  return closedList(labels, (row) => {
    const { value } = leverageOf(loaded.columns, row);
    return value === null ? -1 : RUNG_STARTS.findLastIndex((from) => value >= from);
  });
}

export const EXPOSURES: Collection<
  | 'CREDITOR'
  | 'CREDITOR_KIND'
  | 'CREDITOR_COUNTRY'
  | 'DEBTOR'
  | 'DEBTOR_KIND'
  | 'DEBTOR_COUNTRY'
  | 'INSTRUMENT'
  | 'SENIORITY'
  | 'MATURITY_BUCKET'
  | 'QUALITY',
  'AMOUNT'
> = {
  dimensions: [
    'CREDITOR',
    'CREDITOR_KIND',
    'CREDITOR_COUNTRY',
    'DEBTOR',
    'DEBTOR_KIND',
    'DEBTOR_COUNTRY',
    'INSTRUMENT',
    'SENIORITY',
    'MATURITY_BUCKET',
    'QUALITY',
  ],
  figures: ['AMOUNT'],
  dimension(loaded, name) {
    const { debtors, instrumentCodes, seniorityCodes, maturityCodes, qualityCodes } = loaded.columns.exposures;
    const creditor = (position: number) => creditorAt(loaded, position);
    const debtor = (position: number) => debtors[position] ?? -1;
    switch (name) {
      case 'CREDITOR':
        return byInstitution(loaded, 'SELF', creditor);
      case 'CREDITOR_KIND':
        return byInstitution(loaded, 'KIND', creditor);
      case 'CREDITOR_COUNTRY':
        return byInstitution(loaded, 'COUNTRY', creditor);
      case 'DEBTOR':
        return byInstitution(loaded, 'SELF', debtor);
      case 'DEBTOR_KIND':
        return byInstitution(loaded, 'KIND', debtor);
      case 'DEBTOR_COUNTRY':
        return byInstitution(loaded, 'COUNTRY', debtor);
      case 'INSTRUMENT':
        return closedList(INSTRUMENTS, (position) => instrumentCodes[position] ?? -1);
      case 'SENIORITY':
        return closedList(SENIORITIES, (position) => seniorityCodes[position] ?? -1);
      case 'MATURITY_BUCKET':
        return closedList(MATURITY_BUCKETS, (position) => maturityCodes[position] ?? -1);
      case 'QUALITY':
        return closedList(QUALITIES, (position) => qualityCodes[position] ?? -1);
    }
  },
  figure: (loaded) => ({
    unit: 'MONEY',
    amountOf: (position) => amountAt(loaded, position),
    qualityOf: (position) => qualityAt(loaded.columns.exposures.qualityCodes, position),
  }),
};

export const HOLDINGS: Collection<
  | 'INSTITUTION'
  | 'INSTITUTION_KIND'
  | 'INSTITUTION_COUNTRY'
  | 'ASSET'
  | 'ASSET_CLASS'
  | 'ISSUER_COUNTRY'
  | 'LIQUIDITY_LEVEL'
  | 'QUALITY',
  'AMOUNT'
> = {
  dimensions: [
    'INSTITUTION',
    'INSTITUTION_KIND',
    'INSTITUTION_COUNTRY',
    'ASSET',
    'ASSET_CLASS',
    'ISSUER_COUNTRY',
    'LIQUIDITY_LEVEL',
    'QUALITY',
  ],
  figures: ['AMOUNT'],
  dimension(loaded, name) {
    const { holdings, assets } = loaded.columns;
    const holder = (position: number) => rowAt(holdings.rowStart, position);
    const asset = (position: number) => holdings.assets[position] ?? -1;
    switch (name) {
      case 'INSTITUTION':
        return byInstitution(loaded, 'SELF', holder);
      case 'INSTITUTION_KIND':
        return byInstitution(loaded, 'KIND', holder);
      case 'INSTITUTION_COUNTRY':
        return byInstitution(loaded, 'COUNTRY', holder);
      case 'ASSET':
        return {
          codeOf: asset,
          size: assets.count,
          keyOf: (row) => assets.keys[row] ?? '',
          labelOf: (row) => assets.names[row] ?? '',
        };
      case 'ASSET_CLASS':
        return closedList(ASSET_CLASSES, (position) => assets.classCodes[asset(position)] ?? -1);
      case 'ISSUER_COUNTRY':
        return openList(assets.issuerCountries)(asset);
      case 'LIQUIDITY_LEVEL':
        return closedList(LIQUIDITY_LEVELS, (position) => assets.liquidityLevelCodes[asset(position)] ?? -1);
      case 'QUALITY':
        return closedList(QUALITIES, (position) => holdings.qualityCodes[position] ?? -1);
    }
  },
  figure: ({ columns }) => ({
    unit: 'MONEY',
    amountOf: (position) => columns.holdings.amounts[position] ?? 0,
    qualityOf: (position) => qualityAt(columns.holdings.qualityCodes, position),
  }),
};
