import {
  type CARD_SUBJECTS,
  CONTAGION_MODELS,
  GUARDRAILS,
  METHOD_CARDS,
  type MethodCard as Registered,
} from '@faultline/engine';
import { builder } from '../builder.ts';
import { cardText } from './card-text.ts';
import { Guardrail } from './markets/guardrail.ts';
import { Model } from './model.ts';

// What every calculation asks, assumes, computes and cannot say.

const CardSubject = builder.enumType('CardSubject', {
  description: 'What a method card is about.',
  values: {
    CONTAGION: { description: 'Models of contagion.' },
    LOSS_DISTRIBUTION: { description: 'How much is lost with which probability.' },
    SEARCH: { description: 'The smallest shock, the best bail-out.' },
    MARGIN: { description: 'Margin, liquidation and who bears a loss.' },
    MARKET: { description: 'Cascades and leverage in a market.' },
    GUARDRAIL: { description: 'What a rule-maker can switch on.' },
  } satisfies Record<(typeof CARD_SUBJECTS)[number], object>,
});

const MethodCard = builder.objectRef<Registered>('MethodCard').implement({
  description:
    'How something is calculated: question, assumptions, equations, parameters, limits, how it is verified, references.',
  fields: (t) => ({
    name: t.exposeString('name'),
    title: t.string({ resolve: ({ path }) => /^# (.+)$/m.exec(cardText(path))?.[1] ?? path }),
    subject: t.field({ type: CardSubject, resolve: ({ subject }) => subject }),
    text: t.string({ description: 'Markdown with TeX mathematics.', resolve: ({ path }) => cardText(path) }),
    models: t.field({
      type: [Model],
      description: 'Models of the catalogue that it explains.',
      resolve: ({ path }) => CONTAGION_MODELS.filter(({ card }) => card === path),
    }),
    guardrails: t.field({
      type: [Guardrail],
      description: 'Guardrails of the catalogue that it explains.',
      resolve: ({ subject }) => (subject === 'GUARDRAIL' ? [...GUARDRAILS] : []),
    }),
  }),
});

builder.queryFields((t) => ({
  methodCards: t.field({
    type: [MethodCard],
    description: 'All of them, by subject.',
    resolve: () => [...METHOD_CARDS],
  }),
  methodCard: t.field({
    type: MethodCard,
    nullable: true,
    description: 'Null where there is none of that name.',
    args: { name: t.arg.string({ required: true }) },
    resolve: (_, { name }) => METHOD_CARDS.find((card) => card.name === name) ?? null,
  }),
}));
