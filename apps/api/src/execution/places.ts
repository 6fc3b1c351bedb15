import { type FieldNode, GraphQLError, locatedError } from 'graphql';

/** Thrown where only graphql-js can say what the answer is. */
export class NotPlain extends Error {}

/** What all places of a field, or of the items of its list, have in common. */
export interface PlaceKind {
  readonly isNullable: boolean;
  readonly nodes: readonly FieldNode[];
}

/** Where in the answer a value goes. */
export interface Place {
  /** Around it; null at the root. */
  readonly parent: Place | null;
  readonly target: Record<string | number, unknown>;
  readonly key: string | number;
  readonly of: PlaceKind;
  /** Set once an error in it or further in has made it null. */
  isEmptied: boolean;
}

function pathOf(place: Place): readonly (string | number)[] {
  const path: (string | number)[] = [];
  for (let at = place; at.parent !== null; at = at.parent) path.unshift(at.key);
  return path;
}

/** The error as it is told, with its path; one that has a path already comes from further in. */
export function located(thrown: unknown, place: Place): GraphQLError {
  if (thrown instanceof NotPlain) throw thrown;
  if (thrown instanceof GraphQLError && thrown.path) return thrown;
  return locatedError(thrown, place.of.nodes, pathOf(place));
}

/**
 * Where an error is told, nothing is answered: null takes the nearest place around it that may be null (GraphQL, October
 * 2021, section 6.4.4). False where that was so already, and there is nothing more to tell.
 */
export function emptied(place: Place): boolean {
  let nearest: Place | null = null;
  for (let at: Place | null = place; at !== null; at = at.parent) {
    if (at.isEmptied) return false;
    if (at.of.isNullable) nearest ??= at;
  }
  if (!nearest) throw new Error('the root of an answer may be null');
  nearest.isEmptied = true;
  nearest.target[nearest.key] = null;
  return true;
}
