import { type DocumentNode, Kind, visit } from 'graphql';
import { refusal } from '../values/refusal.ts';
import { visitVariables } from './visit-variables.ts';

/** Refuses texts no database field can hold, wherever they stand: with a NUL, or half of a surrogate pair. */
export function refuseUnstorableText(document: DocumentNode, variables: Readonly<Record<string, unknown>>): void {
  visit(document, { [Kind.STRING]: ({ value }) => refuse(value, 'in the document') });
  visitVariables(variables, (value, place) => {
    if (typeof value === 'string') refuse(value, place);
  });
}

function refuse(text: string, place: string): void {
  const fault = text.includes('\0') ? 'a NUL character' : text.isWellFormed() ? null : 'half of a surrogate pair';
  if (fault !== null) throw refusal('BAD_USER_INPUT', `The text ${place} holds ${fault}: send it without.`);
}
