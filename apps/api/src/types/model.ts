import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CONTAGION_MODELS, type ContagionModel, type ParameterSpec } from '@faultline/engine';
import { builder } from '../builder.ts';

const ParameterKind = builder.enumType('ParameterKind', { values: ['NUMBER', 'INTEGER'] as const });

const Parameter = builder.objectRef<ParameterSpec>('Parameter').implement({
  description: 'A number a model takes.',
  fields: (t) => ({
    name: t.exposeString('name'),
    kind: t.expose('kind', { type: ParameterKind }),
    meaning: t.exposeString('meaning'),
    unit: t.exposeString('unit'),
    minimum: t.expose('minimum', { type: 'Finite' }),
    maximum: t.expose('maximum', { type: 'Finite' }),
    default: t.expose('default', { type: 'Finite' }),
  }),
});

export const Model = builder.objectRef<ContagionModel>('Model').implement({
  description: 'A model of the registry.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Also its field in ContagionModelInput.' }),
    title: t.exposeString('title'),
    question: t.exposeString('question'),
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

/** One input type per registered model, its fields made of the model's parameters. */
const modelInputs = CONTAGION_MODELS.map((model) => ({
  model,
  input: builder.inputType(`${model.name.charAt(0).toUpperCase()}${model.name.slice(1)}Input`, {
    description: model.question,
    fields: (t) =>
      Object.fromEntries(
        model.parameters.map((parameter) => [
          parameter.name,
          t.field({ type: parameter.kind === 'INTEGER' ? 'Int' : 'Finite', description: describe(parameter) }),
        ]),
      ),
  }),
}));

function describe({ meaning, unit, minimum, maximum, default: usual }: ParameterSpec): string {
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
  readonly parameters: Record<string, number>;
} {
  const [name, fields] = Object.entries(given ?? {})[0] ?? [CONTAGION_MODELS[0]?.name ?? '', {}];
  const set = Object.entries((fields ?? {}) as Record<string, number | null>).filter(([, value]) => value != null);
  return { model: name, parameters: Object.fromEntries(set) as Record<string, number> };
}
