import type { GuardrailSetting } from '@faultline/engine';
import type { AskedImpact, CROSS_TREATMENTS, IMPACT_LAWS, MarketRequest } from '@faultline/runner';
import type { ArgBuilder } from '@pothos/core';
import { builder, type Types } from '../../builder.ts';
import { GuardrailInput, guardrailOf } from './guardrail.ts';

// What every question about a market takes.

const CrossAccounts = builder.enumType('CrossAccounts', {
  description: 'What becomes of positions whose account backs all of its positions together.',
  values: {
    ALLOCATED: {
      description:
        'The account’s equity at the marks is shared out over its positions by their maintenance margin, and each is then liquidated alone. For an account with one position this is exact.',
    },
    LEFT_OUT: { description: 'They are not in the book; how many there are is answered.' },
  } satisfies Record<(typeof CROSS_TREATMENTS)[number], object>,
});

export const ImpactLaw = builder.enumType('ImpactLaw', {
  description: 'How a forced order moves the price.',
  values: {
    LINEAR: { description: 'Its parameter is price per unit: the inverse of market depth (Kyle 1985).' },
    EXPONENTIAL: { description: 'Its parameter is the logarithm of the price per unit; no price falls below zero.' },
    SQUARE_ROOT: {
      description:
        'Its parameter is the share by which the first unit moves the price; n units move it by sqrt(n) of it.',
    },
  } satisfies Record<(typeof IMPACT_LAWS)[number], object>,
});

const PriceImpactInput = builder.inputType('PriceImpactInput', {
  fields: (t) => ({
    law: t.field({ type: ImpactLaw, required: true, defaultValue: 'LINEAR' }),
    parameter: t.field({
      type: 'Finite',
      description:
        'Of the law, at least 0; where it is a price, in the snapshot’s currency and scale. Unless told the market’s stated price impact, over the mark for EXPONENTIAL; SQUARE_ROOT has to be told.',
    }),
    resilience: t.field({
      type: 'Finite',
      required: true,
      defaultValue: 0,
      description: 'Share of the gap to its resting price that the price closes in a round, 0 to 1.',
    }),
    permanentShare: t.field({
      type: 'Finite',
      required: true,
      defaultValue: 0,
      description: 'Share of an order’s impact by which the resting price moves too, 0 to 1.',
    }),
  }),
});

type Arguments = ArgBuilder<Types>;

export const marketArgument = (arg: Arguments) => arg.string({ required: true, description: 'Key of the market.' });

export const bookArguments = (arg: Arguments) => ({
  market: marketArgument(arg),
  crossAccounts: arg({ type: CrossAccounts, required: true, defaultValue: 'ALLOCATED' }),
  impact: arg({
    type: PriceImpactInput,
    description: 'The market’s stated price impact, all of it lasting, unless told.',
  }),
});

export const guardrailsArgument = (arg: Arguments) =>
  arg({
    type: [GuardrailInput],
    required: true,
    defaultValue: [],
    description: 'Switched on together, in this order.',
  });

export const shocksArgument = (arg: Arguments) =>
  arg({
    type: ['Finite'],
    required: true,
    description:
      'Price moves, one cascade each: -0.1 is a fall by a tenth. Each above -1 and at most 1e9, at most 20 of them.',
  });

interface Given {
  readonly market: string;
  readonly crossAccounts: (typeof CROSS_TREATMENTS)[number];
  readonly impact?: typeof PriceImpactInput.$inferInput | null | undefined;
}

export function bookOf({ market, crossAccounts, impact }: Given): Omit<MarketRequest, 'guardrails'> {
  const asked: AskedImpact = {
    law: impact?.law ?? 'LINEAR',
    parameter: impact?.parameter ?? null,
    resilience: impact?.resilience ?? 0,
    permanentShare: impact?.permanentShare ?? 0,
  };
  return { market, crossAccounts, impact: asked };
}

export function guardrailsOf(given: readonly (typeof GuardrailInput.$inferInput)[]): readonly GuardrailSetting[] {
  return given.map(guardrailOf);
}
