import type { ChoiceParameter, NumberParameter, ParameterSpec } from '@faultline/engine';
import { builder } from '../builder.ts';

function pascalCase(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

function describeParameter({ meaning, unit, minimum, maximum, default: usual }: NumberParameter): string {
  return `${meaning}. In ${unit}, from ${minimum} to ${maximum}, ${usual} unless told.`;
}

function choiceType(spec: ChoiceParameter, prefix: string) {
  return builder.enumType(`${prefix}${pascalCase(spec.name)}`, {
    description: spec.meaning,
    values: Object.fromEntries(spec.choices.map(({ name, meaning }) => [name, { description: meaning }])),
  });
}

type ChoiceType = ReturnType<typeof choiceType>;

/** Makes the input types of a registry, their fields made of the parameters of what is registered; `made` are enums there are already. */
export function parameterInputs(choicePrefix = '', made: Readonly<Record<string, ChoiceType>> = {}) {
  const known = new Map<string, ChoiceType>(Object.entries(made));
  /** One enum per name of a choice: who asks the same question asks it with the same words. */
  const choiceTypeOf = (spec: ChoiceParameter) => {
    const type = known.get(spec.name) ?? choiceType(spec, choicePrefix);
    known.set(spec.name, type);
    return type;
  };
  return (name: string, description: string, parameters: readonly ParameterSpec[]) =>
    builder.inputType(`${pascalCase(name)}Input`, {
      description,
      fields: (t) =>
        Object.fromEntries(
          parameters.map((spec) => [
            spec.name,
            spec.kind === 'CHOICE'
              ? t.field({ type: choiceTypeOf(spec), description: `${spec.default} unless told.` })
              : t.field({ type: spec.kind === 'INTEGER' ? 'Int' : 'Finite', description: describeParameter(spec) }),
          ]),
        ),
    });
}
