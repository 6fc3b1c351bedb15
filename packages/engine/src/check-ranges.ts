import { type ProblemCode, type Refusal, refuse } from './problems.ts';

/** What a number has to be, beside finite. */
export interface NumberRange {
  readonly above?: number;
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly below?: number;
}

/** Refuses the first number that is not finite or not in its range, by name; null where all are. */
export function refuseOutOfRange(
  numbers: Readonly<Record<string, number>>,
  ranges: Readonly<Record<string, NumberRange>>,
  code: ProblemCode = 'BAD_PARAMETER',
): Refusal | null {
  for (const [name, range] of Object.entries(ranges)) {
    const value = numbers[name] ?? Number.NaN;
    if (!isIn(value, range)) return refuse(code, `${name} is ${value}; a number ${inWords(range)} is expected.`, name);
  }
  return null;
}

export function isIn(value: number, { above, atLeast, atMost, below }: NumberRange): boolean {
  return (
    Number.isFinite(value) &&
    !(above !== undefined && value <= above) &&
    !(atLeast !== undefined && value < atLeast) &&
    !(atMost !== undefined && value > atMost) &&
    !(below !== undefined && value >= below)
  );
}

function inWords({ above, atLeast, atMost, below }: NumberRange): string {
  const words = [
    above === undefined ? [] : [`above ${above}`],
    atLeast === undefined ? [] : [`of at least ${atLeast}`],
    atMost === undefined ? [] : [`of at most ${atMost}`],
    below === undefined ? [] : [`below ${below}`],
  ].flat();
  return words.length > 0 ? words.join(' and ') : 'that is finite';
}

/** Refuses the first result that left the range of numbers, by name; null where none did. Null results are results. */
export function refuseOverflow(results: Readonly<Record<string, number | null>>): Refusal | null {
  for (const [name, result] of Object.entries(results))
    if (result !== null && !Number.isFinite(result))
      return refuse(
        'NUMERIC_OVERFLOW',
        `${name} is too large to be represented; state amounts in a larger unit.`,
        name,
      );
  return null;
}
