import { GUARDRAILS, type GuardrailSetting, type Guardrail as Registered } from '@faultline/engine';
import { guardrailField } from '@faultline/runner';
import { builder } from '../../builder.ts';
import { Parameter } from '../model.ts';
import { parameterInputs } from '../parameter-inputs.ts';

// What a rule-maker can switch on in a market: the catalogue, and the input made of it.

export const Guardrail = builder.objectRef<Registered>('Guardrail').implement({
  description: 'A rule for a market, of the registry.',
  fields: (t) => ({
    name: t.exposeString('name'),
    field: t.string({ description: 'Its field in GuardrailInput.', resolve: ({ name }) => guardrailField(name) }),
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

const inputOf = parameterInputs('Guardrail');

const inputs = GUARDRAILS.map(({ name, effect, parameters }) => ({
  field: guardrailField(name),
  input: inputOf(guardrailField(name), effect, parameters),
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
    name: GUARDRAILS.find(({ name }) => guardrailField(name) === field)?.name ?? field,
    parameters: Object.fromEntries(set.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]))),
  };
}

/** Each of the catalogue alone, as usual. */
export const EACH_ALONE: readonly (readonly GuardrailSetting[])[] = GUARDRAILS.map(({ name }) => [
  { name, parameters: {} },
]);
