import { NativeSelect, NumberInput } from '@mantine/core';
import { useParameters } from '../state/address';
import { inWords } from '../state/format';

export interface ParameterField {
  readonly name: string;
  readonly kind: string;
  readonly meaning: string;
  readonly unit?: string | null;
  readonly minimum?: number | null;
  readonly maximum?: number | null;
  readonly default?: number | null;
  readonly defaultChoice?: string | null;
  readonly choices: readonly { readonly name: string; readonly meaning: string }[];
}

/** A field for each parameter of a model; what is usual is left out of the address. */
export function ParameterFields({ parameters }: { readonly parameters: readonly ParameterField[] }) {
  const [given, setGiven] = useParameters();
  const chosen = new Map(given.map((part) => part.split(':') as [string, string]));
  const choose = (name: string, value: string, usual: string) => {
    const next = new Map(chosen).set(name, value);
    if (value === usual) next.delete(name);
    void setGiven(next.size === 0 ? null : [...next].map(([field, text]) => `${field}:${text}`));
  };
  return parameters.map((field) =>
    field.kind === 'CHOICE' ? (
      <ChoiceField key={field.name} field={field} chosen={chosen.get(field.name)} choose={choose} />
    ) : (
      <NumberField key={field.name} field={field} chosen={chosen.get(field.name)} choose={choose} />
    ),
  );
}

interface FieldProps {
  readonly field: ParameterField;
  readonly chosen: string | undefined;
  readonly choose: (name: string, value: string, usual: string) => void;
}

function ChoiceField({ field, chosen, choose }: FieldProps) {
  const { name, meaning, choices, defaultChoice } = field;
  const value = chosen ?? defaultChoice ?? '';
  return (
    <NativeSelect
      size="xs"
      label={meaning}
      description={choices.find((choice) => choice.name === value)?.meaning}
      value={value}
      onChange={(event) => choose(name, event.currentTarget.value, defaultChoice ?? '')}
      data={choices.map((choice) => ({ value: choice.name, label: inWords(choice.name) }))}
    />
  );
}

function NumberField({ field, chosen, choose }: FieldProps) {
  const { name, kind, meaning, unit, minimum, maximum } = field;
  const usual = field.default ?? 0;
  return (
    <NumberInput
      size="xs"
      label={`${name} (${unit})`}
      description={`${meaning}; ${minimum} to ${maximum}`}
      min={minimum ?? 0}
      max={maximum ?? 0}
      allowDecimal={kind === 'NUMBER'}
      clampBehavior="strict"
      value={Number(chosen ?? usual)}
      onChange={(value) => {
        if (value !== '' && Number.isFinite(Number(value))) choose(name, String(value), String(usual));
      }}
    />
  );
}
