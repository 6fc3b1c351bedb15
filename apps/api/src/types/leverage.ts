import { type LeverageLadder, leverageLadder, type LeverageRung as Rung } from '@faultline/engine';
import type { Quality } from '@faultline/network';
import { builder } from '../builder.ts';
import { type Loaded, Money, Ratio, RatioReason, worse } from '../values/money.ts';
import { Institution } from './institution-ref.ts';
import { type InstitutionRef, leverageQuality } from './rows.ts';

export interface LadderRef {
  readonly loaded: Loaded;
  readonly ladder: LeverageLadder;
}

export function ladderOf(loaded: Loaded): LadderRef {
  return { loaded, ladder: leverageLadder(loaded.columns) };
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
      resolve: ({ loaded, ladder }) => ({
        value: ladder.aggregate,
        reason: ladder.aggregate === null ? ('NOT_REPORTED' as const) : null,
        quality: ladder.rungs
          .flatMap((rung) => rung.institutions)
          .reduce<Quality>((least, row) => worse(least, leverageQuality(loaded, row)), 'REPORTED'),
      }),
    }),
  }),
});
