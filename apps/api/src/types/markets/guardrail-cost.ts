import type { GuardrailCost as Cost } from '@faultline/engine';
import { builder } from '../../builder.ts';
import { Money } from '../../values/money.ts';
import { type BookRef, money } from './cascade-book.ts';

export const GuardrailCost = builder.objectRef<BookRef & { readonly cost: Cost }>('GuardrailCost').implement({
  description: 'What guardrails tie up or make accounts give up; not what that costs per year.',
  fields: (t) => ({
    exposureGivenUp: t.field({
      type: Money,
      description: 'Notional at entry that accounts do not hold because of them.',
      resolve: (ref) => money(ref, ref.cost.exposureGivenUpAmount),
    }),
    collateralAdded: t.field({ type: Money, resolve: (ref) => money(ref, ref.cost.collateralAddedAmount) }),
    fundAdded: t.field({ type: Money, resolve: (ref) => money(ref, ref.cost.fundAddedAmount) }),
    forgoneGain: t.field({
      type: Money,
      description: 'Gains against the mark that auto-deleveraged accounts forgo.',
      resolve: (ref) => money(ref, ref.cost.forgoneGainAmount),
    }),
    haltedRounds: t.field({ type: 'Finite', resolve: ({ cost }) => cost.haltedRounds }),
    costRatio: t.field({
      type: 'Finite',
      description: 'The four amounts over notional at entry without guardrails.',
      resolve: ({ cost }) => cost.costRatio,
    }),
  }),
});
