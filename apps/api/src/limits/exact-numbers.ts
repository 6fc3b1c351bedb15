import { refusal } from '../values/refusal.ts';
import { visitVariables } from './visit-variables.ts';

/** Refuses whole numbers from 2^53 on among the variables: reading the JSON may have rounded them, an id as well as an amount. */
export function refuseRoundedNumbers(variables: Readonly<Record<string, unknown>>): void {
  visitVariables(variables, (value, place) => {
    if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value))
      throw refusal(
        'BAD_USER_INPUT',
        `The number ${place} is beyond 2^53 and may have been rounded: send a Decimal or an id as text, and write any other number into the document.`,
      );
  });
}
