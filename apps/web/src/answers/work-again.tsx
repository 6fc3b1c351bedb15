import { Anchor } from '@mantine/core';
import { useState } from 'react';
import type { CombinedError } from 'urql';

/** Whether this very answer was asked for again, and the act of asking: another one is not asked for yet. */
export function useAsked(name: string) {
  const [asked, setAsked] = useState<string | null>(null);
  return { isAsked: asked === name, ask: () => setAsked(name) };
}

export interface WorkAgainProps {
  readonly isAsked: boolean;
  readonly ask: () => void;
  readonly fetching: boolean;
  readonly found:
    | { readonly __typename: 'Problem'; readonly message: string }
    | { readonly isIdentical: boolean; readonly difference?: string | null }
    | undefined;
  readonly error: CombinedError | undefined;
}

/** An act within a line of text, and in its place what came of it. */
export function WorkAgain({ isAsked, ask, fetching, found, error }: WorkAgainProps) {
  if (!isAsked)
    return (
      <Anchor component="button" type="button" fz="inherit" onClick={ask}>
        Work it out again and compare
      </Anchor>
    );
  return (
    <span role="status" data-testid="worked-again">
      {fetching ? 'Working it out again…' : inWords(found, error)}
    </span>
  );
}

function inWords(found: WorkAgainProps['found'], error: CombinedError | undefined): string {
  if (!found) return `It could not be worked out again: ${error?.graphQLErrors[0]?.message ?? 'no answer came'}.`;
  if ('message' in found) return found.message;
  return found.isIdentical
    ? 'Worked out again, every digit is the same.'
    : `Worked out again, it differs: ${found.difference}.`;
}
