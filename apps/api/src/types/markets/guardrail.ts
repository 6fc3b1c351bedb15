import {
  type ChoiceParameter,
  GUARDRAILS,
  type GuardrailSetting,
  type Guardrail as Registered,
} from '@faultline/engine';
import { builder } from '../../builder.ts';
import { describeParameter, Parameter } from '../model.ts';

// What a rule-maker can switch on in a market: the catalogue, and the input made of it.

const camelCase = (name: string) => name.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
const pascalCase = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

export const Guardrail = builder.objectRef<Registered>('Guardrail').implement({
  description: 'A rule for a market, of the registry.',
  fields: (t) => ({
    name: t.exposeString('name'),
    field: t.string({ description: 'Its field in GuardrailInput.', resolve: ({ name }) => camelCase(name) }),
    title: t.exposeString('title'),
    effect: t.exposeString('effect', { description: 'What it changes, before or during a cascade, and for whom.' }),
    cost: t.exposeString('cost', { description: 'Who pays for it and in what.' }),
    source: t.exposeString('source', { description: 'Where the rule and its usual parameters are from.' }),
    parameters: t.field({ type: [Parameter], resolve: ({ parameters }) => [...parameters] }),
  }),
});

builder.queryField('guardrails', (t) =>
  t.field({ type: [Guardrail], description: 'The catalogue of guardrails.', resolve: () => [...GUARDRAILS] }),
);

const choiceTypes = new Map<string, ReturnType<typeof choiceType>>();

function choiceType(spec: ChoiceParameter) {
  return builder.enumType(`Guardrail${pascalCase(spec.name)}`, {
    description: spec.meaning,
    values: Object.fromEntries(spec.choices.map(({ name, meaning }) => [name, { description: meaning }])),
  });
}

/** Guardrails that ask the same question ask it with the same words. */
function choiceTypeOf(spec: ChoiceParameter) {
  const type = choiceTypes.get(spec.name) ?? choiceType(spec);
  choiceTypes.set(spec.name, type);
  return type;
}

const inputs = GUARDRAILS.map((guardrail) => ({
  field: camelCase(guardrail.name),
  input: builder.inputType(`${pascalCase(camelCase(guardrail.name))}Input`, {
    description: guardrail.effect,
    fields: (t) =>
      Object.fromEntries(
        guardrail.parameters.map((spec) => [
          spec.name,
          spec.kind === 'CHOICE'
            ? t.field({ type: choiceTypeOf(spec), description: `${spec.default} unless told.` })
            : t.field({ type: spec.kind === 'INTEGER' ? 'Int' : 'Finite', description: describeParameter(spec) }),
        ]),
      ),
  }),
}));

export const GuardrailInput = builder.inputType('GuardrailInput', {
  description: 'Exactly one guardrail, with its parameters. Amounts are in the snapshot’s currency and scale.',
  isOneOf: true,
  fields: (t) => Object.fromEntries(inputs.map(({ field, input }) => [field, t.field({ type: input })])),
});

/** The setting an input stands for. */
export function guardrailOf(given: Readonly<Record<string, unknown>>): GuardrailSetting {
  const [field, fields] = Object.entries(given)[0] ?? ['', {}];
  const set = Object.entries((fields ?? {}) as Record<string, number | string | null>);
  return {
    name: GUARDRAILS.find(({ name }) => camelCase(name) === field)?.name ?? field,
    parameters: Object.fromEntries(set.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]))),
  };
}

/** Each of the catalogue alone, as usual. */
export const EACH_ALONE: readonly (readonly GuardrailSetting[])[] = GUARDRAILS.map(({ name }) => [
  { name, parameters: {} },
]);
