import { openInterest } from '@faultline/engine';
import { QUALITIES, type Quality as QualityCode } from '@faultline/network';
import { type AskedMarket, impactParameter } from '@faultline/runner';
import { builder } from '../../builder.ts';
import { Quality } from '../../values/enums.ts';
import { type Loaded, Money, worse } from '../../values/money.ts';
import type { Answer } from '../answer.ts';
import { Market } from '../margin/margin-refs.ts';
import { ImpactLaw } from './market-arguments.ts';

export type BookRef = Answer<AskedMarket>;

/** That of the least certain figure the answer is made of, and at best derived: it comes from a model. What the caller stated has none. */
export function bookQuality({ found: { book, rules } }: BookRef): QualityCode {
  const quality = QUALITIES[book.qualityCode] ?? 'ILLUSTRATIVE';
  return worse('DERIVED', rules.quality ? worse(quality, rules.quality) : quality);
}

export const money = ({ loaded }: { readonly loaded: Loaded }, amount: number) => ({ amount, of: loaded.columns });

export const CascadeBook = builder.objectRef<BookRef>('CascadeBook').implement({
  description:
    'The market a question was about, before anything happens. Maintenance ratios are those of each position’s tier at the mark and stay so while the price moves; there are no fees; the venue’s whole insurance fund stands behind this one market; venues that liquidate at maintenance margin are taken to liquidate below it.',
  fields: (t) => ({
    market: t.field({ type: Market, resolve: ({ loaded, found }) => ({ loaded, row: found.book.market }) }),
    initialPrice: t.field({
      type: Money,
      description: 'The mark, per unit of the asset.',
      resolve: (ref) => money(ref, ref.found.book.initialPrice),
    }),
    positionCount: t.int({ resolve: ({ found }) => found.book.positions.length }),
    crossCount: t.int({
      description: 'Positions of CROSS accounts among them, with collateral allocated to each.',
      resolve: ({ found }) => found.book.crossCount,
    }),
    crossElsewhereCount: t.int({
      description:
        'Of these, positions whose account is in other markets too: its gains there are not used here, nor its losses.',
      resolve: ({ found }) => found.book.crossElsewhereCount,
    }),
    leftOutCount: t.int({
      description: 'Positions of CROSS accounts that are not in the book.',
      resolve: ({ found }) => found.book.leftOutCount,
    }),
    longQuantity: t.field({ type: 'Finite', resolve: ({ found }) => openInterest(found.book.book).longQuantity }),
    shortQuantity: t.field({ type: 'Finite', resolve: ({ found }) => openInterest(found.book.book).shortQuantity }),
    openQuantity: t.field({
      type: 'Finite',
      description:
        'Open interest of the book, in units: the larger side, of which the liquidity provider has the rest.',
      resolve: ({ found }) => openInterest(found.book.book).openQuantity,
    }),
    impactLaw: t.field({ type: ImpactLaw, resolve: ({ found }) => found.rules.rules.impact.law }),
    impactParameter: t.field({
      type: 'Finite',
      resolve: ({ found }) => impactParameter(found.rules.rules.impact),
    }),
    insuranceFund: t.field({
      type: Money,
      description: 'The cascade begins with it; 0 where the venue states none.',
      resolve: (ref) => money(ref, ref.found.rules.rules.insuranceFundAmount),
    }),
    insuranceFundIsStated: t.boolean({ resolve: ({ found }) => found.rules.isFundStated }),
    quality: t.field({ type: Quality, description: 'That of the least certain figure in it.', resolve: bookQuality }),
  }),
});
