import { compensatedSum } from '@faultline/engine';
import { capitalOf, INSTITUTION_KINDS, QUALITIES } from '@faultline/network';
import { rowOf } from '@faultline/runner';
import { builder } from '../builder.ts';
import { InstitutionKind, Quality } from '../values/enums.ts';
import { type Loaded, Money } from '../values/money.ts';
import { Institution } from './institution-ref.ts';

// What a snapshot says of itself: the assumptions behind its estimates, what depends on them, and its totals.

export const Assumption = builder
  .objectRef<Loaded['columns']['header']['assumptions'][number]>('Assumption')
  .implement({
    description: 'A named parameter behind the ESTIMATED figures of a dataset.',
    fields: (t) => ({
      name: t.exposeString('name'),
      value: t.expose('value', { type: 'Finite' }),
      unit: t.exposeString('unit'),
      meaning: t.exposeString('meaning'),
    }),
  });

type SensitivityRecord = NonNullable<Loaded['columns']['header']['sensitivity']>;
interface Alternative {
  readonly loaded: Loaded;
  readonly alternative: SensitivityRecord['alternatives'][number];
}

const SensitivityRank = builder
  .objectRef<{ loaded: Loaded; rank: number; institution: string; score: number }>('SensitivityRank')
  .implement({
    fields: (t) => ({
      rank: t.exposeInt('rank'),
      institution: t.field({
        type: Institution,
        resolve: ({ loaded, institution }) => ({ loaded, row: rowOf(loaded.columns.institutions.keys, institution) }),
      }),
      score: t.expose('score', { type: 'Finite' }),
    }),
  });

const SensitivityAlternative = builder.objectRef<Alternative>('SensitivityAlternative').implement({
  fields: (t) => ({
    value: t.field({ type: 'Finite', resolve: ({ alternative }) => alternative.value }),
    top: t.field({
      type: [SensitivityRank],
      // A rank whose institution the snapshot lost would point nowhere.
      resolve: ({ loaded, alternative }) =>
        alternative.top
          .map(({ institution, score }, place) => ({ loaded, rank: place + 1, institution, score }))
          .filter(({ institution }) => rowOf(loaded.columns.institutions.keys, institution) >= 0),
    }),
  }),
});

export const Sensitivity = builder.objectRef<{ loaded: Loaded; record: SensitivityRecord }>('Sensitivity').implement({
  description: 'How far the most important institutions depend on an assumption.',
  fields: (t) => ({
    assumption: t.string({ resolve: ({ record }) => record.assumption }),
    ranking: t.string({ description: 'What was ranked, in words.', resolve: ({ record }) => record.ranking }),
    alternatives: t.field({
      type: [SensitivityAlternative],
      resolve: ({ loaded, record }) => record.alternatives.map((alternative) => ({ loaded, alternative })),
    }),
  }),
});

const KindCount = builder.objectRef<{ code: number; count: number }>('KindCount').implement({
  fields: (t) => ({
    kind: t.field({ type: InstitutionKind, resolve: ({ code }) => INSTITUTION_KINDS[code] ?? 'UNATTRIBUTED' }),
    count: t.exposeInt('count'),
  }),
});

const QualityAmount = builder
  .objectRef<{ loaded: Loaded; code: number; count: number; amount: number }>('QualityAmount')
  .implement({
    fields: (t) => ({
      quality: t.field({ type: Quality, resolve: ({ code }) => QUALITIES[code] ?? 'ILLUSTRATIVE' }),
      count: t.exposeInt('count'),
      amount: t.field({ type: Money, resolve: ({ loaded, amount }) => ({ amount, of: loaded.columns }) }),
    }),
  });

const stated = (amounts: Iterable<number>) => compensatedSum([...amounts].filter((amount) => !Number.isNaN(amount)));

export const SnapshotTotals = builder.objectRef<Loaded>('SnapshotTotals').implement({
  fields: (t) => ({
    institutionCount: t.int({ resolve: ({ columns }) => columns.institutions.count }),
    institutionsByKind: t.field({
      type: [KindCount],
      resolve: ({ columns }) =>
        [...Map.groupBy(columns.institutions.kindCodes, (code) => code)]
          .map(([code, rows]) => ({ code, count: rows.length }))
          .sort((left, right) => left.code - right.code),
    }),
    exposureCount: t.int({ resolve: ({ columns }) => columns.exposures.count }),
    holdingCount: t.int({ resolve: ({ columns }) => columns.holdings.count }),
    totalAssets: t.field({
      type: Money,
      resolve: ({ columns }) => ({ amount: stated(columns.balanceSheets.measures.TOTAL_ASSETS.amounts), of: columns }),
    }),
    capital: t.field({
      type: Money,
      description: 'Sum of CET1, or of equity where no CET1 is stated.',
      resolve: ({ columns }) => ({
        amount: stated(columns.institutions.keys.map((_, row) => capitalOf(columns, row)?.amount ?? Number.NaN)),
        of: columns,
      }),
    }),
    holdings: t.field({
      type: Money,
      resolve: ({ columns }) => ({ amount: stated(columns.holdings.amounts), of: columns }),
    }),
    exposuresByQuality: t.field({
      type: [QualityAmount],
      resolve: (loaded) => {
        const { qualityCodes, amounts } = loaded.columns.exposures;
        const groups = Map.groupBy([...qualityCodes].entries(), ([, code]) => code);
        return [...groups]
          .map(([code, positions]) => ({
            loaded,
            code,
            count: positions.length,
            amount: compensatedSum(positions.map(([position]) => amounts[position] ?? 0)),
          }))
          .sort((left, right) => left.code - right.code);
      },
    }),
  }),
});
