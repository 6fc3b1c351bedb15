import {
  CONTAGION_MODELS,
  type ContagionModel,
  cardName,
  defaultRuleOf,
  type ParameterSpec,
  type Parameters,
} from '@faultline/engine';
import { builder } from '../builder.ts';
import { cardText } from './card-text.ts';
import { DefaultRule } from './default-rule.ts';
import { parameterInputs } from './parameter-inputs.ts';

const ParameterKind = builder.enumType('ParameterKind', { values: ['NUMBER', 'INTEGER', 'CHOICE'] as const });

const ParameterChoice = builder
  .objectRef<{ readonly name: string; readonly meaning: string }>('ParameterChoice')
  .implement({
    description: 'One of the rules a parameter of kind CHOICE can name.',
    fields: (t) => ({ name: t.exposeString('name'), meaning: t.exposeString('meaning') }),
  });

export const Parameter = builder.objectRef<ParameterSpec>('Parameter').implement({
  description: 'A number a model takes, or a choice between named rules.',
  fields: (t) => ({
    name: t.exposeString('name'),
    kind: t.field({ type: ParameterKind, resolve: ({ kind }) => kind }),
    meaning: t.exposeString('meaning'),
    unit: t.string({ nullable: true, resolve: (spec) => (spec.kind === 'CHOICE' ? null : spec.unit) }),
    minimum: t.field({
      type: 'Finite',
      nullable: true,
      resolve: (spec) => (spec.kind === 'CHOICE' ? null : spec.minimum),
    }),
    maximum: t.field({
      type: 'Finite',
      nullable: true,
      resolve: (spec) => (spec.kind === 'CHOICE' ? null : spec.maximum),
    }),
    default: t.field({
      type: 'Finite',
      nullable: true,
      description: 'Of a number; that of a choice is defaultChoice.',
      resolve: (spec) => (spec.kind === 'CHOICE' ? null : spec.default),
    }),
    choices: t.field({
      type: [ParameterChoice],
      description: 'Empty for a number.',
      resolve: (spec) => (spec.kind === 'CHOICE' ? [...spec.choices] : []),
    }),
    defaultChoice: t.string({ nullable: true, resolve: (spec) => (spec.kind === 'CHOICE' ? spec.default : null) }),
  }),
});

export const Model = builder.objectRef<ContagionModel>('Model').implement({
  description: 'A model of the registry.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Also its field in ContagionModelInput.' }),
    title: t.exposeString('title'),
    question: t.exposeString('question'),
    mechanism: t.exposeString('mechanism', {
      description:
        'How and when a loss is passed on, and how much of it: the reason why models differ on the same shock.',
    }),
    defaultRule: t.field({
      type: DefaultRule,
      nullable: true,
      description:
        'With its usual parameters. Null where losses do not wait until all capital is lost. Whoever lost all of its capital counts as failed under either rule.',
      resolve: (model) =>
        defaultRuleOf(model, Object.fromEntries(model.parameters.map((spec) => [spec.name, spec.default]))),
    }),
    version: t.exposeString('version'),
    parameters: t.field({ type: [Parameter], resolve: ({ parameters }) => [...parameters] }),
    references: t.stringList({ resolve: ({ references }) => [...references] }),
    methodCardName: t.string({
      description: 'Of `methodCards`; several models may share one.',
      resolve: ({ card }) => cardName(card),
    }),
    methodCard: t.string({ description: 'Markdown with TeX mathematics.', resolve: ({ card }) => cardText(card) }),
  }),
});

const inputOf = parameterInputs('', { defaultRule: DefaultRule });

/** One input type per registered model, its fields made of the model's parameters. */
const modelInputs = CONTAGION_MODELS.map((model) => ({
  model,
  input: inputOf(model.name, model.question, model.parameters),
}));

export const ContagionModelInput = builder.inputType('ContagionModelInput', {
  description: 'Exactly one model, with its parameters.',
  isOneOf: true,
  fields: (t) => Object.fromEntries(modelInputs.map(({ model, input }) => [model.name, t.field({ type: input })])),
});

/** The chosen model's name and parameters; the first of the registry where none is chosen. */
export function chosenModel(given: Readonly<Record<string, unknown>> | null | undefined): {
  readonly model: string;
  readonly parameters: Parameters;
} {
  const [name, fields] = Object.entries(given ?? {})[0] ?? [CONTAGION_MODELS[0]?.name ?? '', {}];
  const set = Object.entries((fields ?? {}) as Record<string, number | string | null>);
  return {
    model: name,
    parameters: Object.fromEntries(set.flatMap(([field, value]) => (value === null ? [] : [[field, value] as const]))),
  };
}
