import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  type ChoiceParameter,
  CONTAGION_MODELS,
  type ContagionModel,
  type NumberParameter,
  type ParameterSpec,
  type Parameters,
} from '@faultline/engine';
import { builder } from '../builder.ts';

const ParameterKind = builder.enumType('ParameterKind', { values: ['NUMBER', 'INTEGER', 'CHOICE'] as const });

const ParameterChoice = builder
  .objectRef<{ readonly name: string; readonly meaning: string }>('ParameterChoice')
  .implement({
    description: 'One of the rules a parameter of kind CHOICE can name.',
    fields: (t) => ({ name: t.exposeString('name'), meaning: t.exposeString('meaning') }),
  });

const Parameter = builder.objectRef<ParameterSpec>('Parameter').implement({
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
    version: t.exposeString('version'),
    parameters: t.field({ type: [Parameter], resolve: ({ parameters }) => [...parameters] }),
    references: t.stringList({ resolve: ({ references }) => [...references] }),
    methodCard: t.string({ description: 'Markdown with TeX mathematics.', resolve: ({ card }) => methodCard(card) }),
  }),
});

const ENGINE_SOURCE = new URL('./', import.meta.resolve('@faultline/engine'));

function methodCard(card: string): string {
  return readFileSync(fileURLToPath(new URL(card, ENGINE_SOURCE)), 'utf8');
}

const choiceTypes = new Map<string, ReturnType<typeof choiceType>>();

/** One enum per name of a choice: models that ask the same question ask it with the same words. */
function choiceType(spec: ChoiceParameter) {
  return builder.enumType(pascalCase(spec.name), {
    description: spec.meaning,
    values: Object.fromEntries(spec.choices.map(({ name, meaning }) => [name, { description: meaning }])),
  });
}

function choiceTypeOf(spec: ChoiceParameter) {
  const type = choiceTypes.get(spec.name) ?? choiceType(spec);
  choiceTypes.set(spec.name, type);
  return type;
}

/** One input type per registered model, its fields made of the model's parameters. */
const modelInputs = CONTAGION_MODELS.map((model) => ({
  model,
  input: builder.inputType(`${pascalCase(model.name)}Input`, {
    description: model.question,
    fields: (t) =>
      Object.fromEntries(
        model.parameters.map((spec) => [
          spec.name,
          spec.kind === 'CHOICE'
            ? t.field({ type: choiceTypeOf(spec), description: `${spec.default} unless told.` })
            : t.field({ type: spec.kind === 'INTEGER' ? 'Int' : 'Finite', description: describe(spec) }),
        ]),
      ),
  }),
}));

function pascalCase(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

function describe({ meaning, unit, minimum, maximum, default: usual }: NumberParameter): string {
  return `${meaning}. In ${unit}, from ${minimum} to ${maximum}, ${usual} unless told.`;
}

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
