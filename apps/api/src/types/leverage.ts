import {
  type LeverageConcentration,
  type LeverageLadder,
  leverageConcentration,
  leverageLadder,
  type LeverageRung as Rung,
} from '@faultline/engine';
import type { Quality } from '@faultline/network';
import { builder } from '../builder.ts';
import { type Loaded, Money, Ratio, RatioReason, type RatioValue, worse } from '../values/money.ts';
import { Concentration, spreadOf } from './concentration.ts';
import { Institution } from './institution-ref.ts';
import { capitalAt, type InstitutionRef, leverageQuality } from './rows.ts';

export interface LadderRef {
  readonly loaded: Loaded;
  readonly ladder: LeverageLadder;
  /** Its rows are those of `rows`: institutions with a leverage, in canonical order. */
  readonly spread: LeverageConcentration;
  readonly rows: readonly number[];
  readonly quality: Quality;
}

export function ladderOf(loaded: Loaded, { highLeverage }: { readonly highLeverage: number }): LadderRef {
  const ladder = leverageLadder(loaded.columns);
  const rows = ladder.rungs.flatMap(({ institutions }) => institutions).sort((left, right) => left - right);
  const totalAssets = loaded.columns.balanceSheets.measures.TOTAL_ASSETS.amounts;
  const spread = leverageConcentration({
    assets: Float64Array.from(rows, (row) => totalAssets[row] ?? 0),
    equity: Float64Array.from(rows, (row) => capitalAt(loaded, row).amount),
    highLeverage,
  });
  const quality = rows.reduce<Quality>((least, row) => worse(least, leverageQuality(loaded, row)), 'REPORTED');
  return { loaded, ladder, spread, rows, quality };
}

function mean(value: number | null, { quality }: LadderRef): RatioValue {
  return { value, reason: value === null ? 'NOT_REPORTED' : null, quality };
}

const LeverageRung = builder.objectRef<{ loaded: Loaded; rung: Rung }>('LeverageRung').implement({
  description: 'Institutions whose leverage (total assets over capital) lies in [from, to).',
  fields: (t) => ({
    from: t.field({ type: 'Finite', resolve: ({ rung }) => rung.from }),
    to: t.field({ type: 'Finite', nullable: true, resolve: ({ rung }) => rung.to }),
    count: t.int({ resolve: ({ rung }) => rung.institutions.length }),
    totalAssets: t.field({
      type: Money,
      resolve: ({ loaded, rung }) => ({ amount: rung.totalAssetsAmount, of: loaded.columns }),
    }),
    capital: t.field({
      type: Money,
      resolve: ({ loaded, rung }) => ({ amount: rung.capitalAmount, of: loaded.columns }),
    }),
    institutions: t.field({
      type: [Institution],
      description: 'Most leveraged first.',
      resolve: ({ loaded, rung }) => rung.institutions.map((row) => ({ loaded, row })),
    }),
  }),
});

const UndefinedLeverage = builder
  .objectRef<{ institution: InstitutionRef; reason: 'NOT_REPORTED' | 'NEGATIVE_OR_ZERO_EQUITY' | 'AGGREGATE' }>(
    'UndefinedLeverage',
  )
  .implement({
    fields: (t) => ({
      institution: t.expose('institution', { type: Institution }),
      reason: t.expose('reason', { type: RatioReason }),
    }),
  });

export const LeverageReport = builder.objectRef<LadderRef>('LeverageReport').implement({
  description: 'Where leverage sits.',
  fields: (t) => ({
    rungs: t.field({
      type: [LeverageRung],
      resolve: ({ loaded, ladder }) => ladder.rungs.map((rung) => ({ loaded, rung })),
    }),
    undefined: t.field({
      type: [UndefinedLeverage],
      description: 'Institutions that should have a leverage and have none; on no rung and in no average.',
      resolve: ({ loaded, ladder }) =>
        ladder.undefinedLeverage.map(({ institution, reason }) => ({
          institution: { loaded, row: institution },
          reason,
        })),
    }),
    aggregate: t.field({
      type: Ratio,
      description: 'Sum of total assets over sum of capital on the rungs: the capital-weighted mean.',
      resolve: (report) => mean(report.ladder.aggregate, report),
    }),
    assetWeightedMean: t.field({
      type: Ratio,
      description: 'Leverage weighed by total assets: the leverage behind the average unit of assets.',
      resolve: (report) => mean(report.spread.assetWeightedMean, report),
    }),
    median: t.field({ type: Ratio, resolve: (report) => mean(report.spread.median, report) }),
    highLeverageAssetShare: t.field({
      type: Ratio,
      description: 'Share of total assets on balance sheets with a leverage above highLeverage.',
      resolve: (report) => mean(report.spread.highLeverageAssetShare, report),
    }),
    debt: t.field({
      type: Concentration,
      nullable: true,
      description: 'How debt (total assets less capital) is spread; null where capital exceeds total assets somewhere.',
      resolve: ({ loaded, rows, quality }) => {
        const totalAssets = loaded.columns.balanceSheets.measures.TOTAL_ASSETS.amounts;
        const debts = Float64Array.from(rows, (row) => (totalAssets[row] ?? 0) - capitalAt(loaded, row).amount);
        return spreadOf(debts, quality);
      },
    }),
  }),
});
