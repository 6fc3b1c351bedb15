import fc from 'fast-check';
import type { ContagionModel, ParameterSpec, Parameters } from '../define.ts';

// Imported by tests only.

/**
 * Parameters of a model from all over their ranges, both ends and the default included. Numbers are whole hundredths but
 * at the ends, so that references can count in integers. `fixed` are taken as given.
 */
export function sampleParameters(
  { parameters }: Pick<ContagionModel, 'parameters'>,
  fixed: Parameters = {},
): fc.Arbitrary<Parameters> {
  return fc.record(
    Object.fromEntries(
      parameters.map((spec) => {
        const given = fixed[spec.name];
        return [spec.name, given === undefined ? drawnFrom(spec) : fc.constant(given)];
      }),
    ),
  );
}

function drawnFrom(spec: ParameterSpec): fc.Arbitrary<number | string> {
  if (spec.kind === 'CHOICE') return fc.constantFrom(...spec.choices.map(({ name }) => name));
  const { minimum, maximum } = spec;
  if (spec.kind === 'INTEGER') return fc.integer({ min: minimum, max: maximum });
  const hundredths = (upTo: number) =>
    fc.integer({ min: Math.ceil(minimum * 100), max: Math.round(upTo * 100) }).map((count) => count / 100);
  return fc.oneof(
    fc.constantFrom(minimum, maximum, spec.default),
    { arbitrary: hundredths(Math.min(1, maximum)), weight: 3 },
    hundredths(maximum),
  );
}
