import { concentrationOf, lorenzCurve, type Concentration as Spread } from '@faultline/engine';
import type { Quality as QualityCode } from '@faultline/network';
import { builder } from '../builder.ts';
import { Quality } from '../values/enums.ts';

/** Amounts and how they are spread; the curve is drawn only if asked for. */
export interface SpreadRef {
  readonly amounts: Iterable<number>;
  readonly spread: Spread;
  readonly quality: QualityCode;
}

/** Null where an amount is negative: it has no share of anything. */
export function spreadOf(amounts: Float64Array, quality: QualityCode): SpreadRef | null {
  return amounts.some((amount) => !(amount >= 0)) ? null : { amounts, spread: concentrationOf(amounts), quality };
}

const TopShare = builder.objectRef<Spread['topShares'][number]>('TopShare').implement({
  description: 'Share of the total that the largest few hold.',
  fields: (t) => ({ largest: t.exposeInt('largest'), share: t.expose('share', { type: 'Finite' }) }),
});

const LorenzPoint = builder.objectRef<ReturnType<typeof lorenzCurve>[number]>('LorenzPoint').implement({
  description: 'The smallest so-and-so share of members holds this share of the amount.',
  fields: (t) => ({
    countShare: t.expose('countShare', { type: 'Finite' }),
    amountShare: t.expose('amountShare', { type: 'Finite' }),
  }),
});

const MEASURES = [
  ['hhi', 'Herfindahl-Hirschman index: sum of squared shares, 1/n to 1.'],
  ['hhiPoints', 'The same with shares in per cent: 10,000/n to 10,000.'],
  ['normalisedHhi', '0 for equal shares, 1 for a monopoly; null for one member.'],
  ['effectiveNumber', '1/HHI: the number of equal shares with the same index.'],
  ['gini', 'Gini coefficient of the population: 0 for equal shares, (n - 1)/n for a monopoly.'],
  ['giniUnbiased', 'Gini coefficient times n/(n - 1); null for one member.'],
  ['entropy', 'Shannon entropy of the shares, in nats.'],
  ['theil', 'Theil index, ln n - entropy: 0 for equal shares.'],
] as const;

const LONGEST_CURVE = 501;

export const Concentration = builder.objectRef<SpreadRef>('Concentration').implement({
  description: 'How unevenly a total is spread. A measure is null where nothing is spread: no members, or only zeros.',
  fields: (t) => ({
    count: t.int({ description: 'Members, those with nothing included.', resolve: ({ spread }) => spread.count }),
    quality: t.expose('quality', { type: Quality, description: 'That of the least certain amount.' }),
    ...Object.fromEntries(
      MEASURES.map(([name, description]) => [
        name,
        t.field({ type: 'Finite', nullable: true, description, resolve: ({ spread }) => spread[name] }),
      ]),
    ),
    topShares: t.field({ type: [TopShare], resolve: ({ spread }) => [...spread.topShares] }),
    lorenz: t.field({
      type: [LorenzPoint],
      description: `The Lorenz curve, from (0, 0) to (1, 1), in at most ${LONGEST_CURVE} points.`,
      args: { first: t.arg.int({ required: true, defaultValue: 101 }) },
      resolve: ({ amounts }, { first }) => [...lorenzCurve(amounts, Math.max(2, first))],
    }),
  }),
});
