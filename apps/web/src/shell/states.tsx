'use client';

import { Alert, Button, Skeleton, Stack, Text } from '@mantine/core';
import type { CombinedError } from 'urql';

export function Waiting({ label, lines = 6 }: { readonly label: string; readonly lines?: number }) {
  return (
    <Stack gap="xs" py="sm" role="status" aria-label={label}>
      {Array.from({ length: lines }, (_, line) => `line-${line}`).map((key, line) => (
        <Skeleton key={key} height={18} width={`${100 - ((line * 17) % 45)}%`} />
      ))}
    </Stack>
  );
}

export interface ProblemLike {
  readonly code: string;
  readonly message: string;
}

/** On yellow no shade of yellow can be read. */
const IN_INK = { label: { color: 'var(--ink)' }, message: { color: 'var(--ink)' } } as const;

/** A refusal the API foresaw, in its own words. */
export function Refused({ problem }: { readonly problem: ProblemLike }) {
  return (
    <Alert color="yellow" title="This cannot be answered" role="alert" styles={IN_INK}>
      {problem.message}{' '}
      <Text span size="xs" c="inherit">
        ({problem.code})
      </Text>
    </Alert>
  );
}

/** Something failed: what, the id to tell the operator, and a way to try again. */
export function Failed({ error, retry }: { readonly error: CombinedError; readonly retry: () => void }) {
  const [first] = error.graphQLErrors;
  const requestId = first?.extensions?.requestId;
  return (
    <Alert color="red" title={error.networkError ? 'The API does not answer' : 'The request failed'} role="alert">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">
          {error.networkError
            ? 'It may be starting, or stopped. Nothing on this page is older than your last request.'
            : first?.message}
        </Text>
        {typeof requestId === 'string' && <Text size="xs">Request {requestId}</Text>}
        <Button size="xs" variant="default" onClick={retry}>
          Try again
        </Button>
      </Stack>
    </Alert>
  );
}

export function Empty({ children }: { readonly children: string }) {
  return (
    <Text className="soft" size="sm" py="md">
      {children}
    </Text>
  );
}
