'use client';

import { Alert, Button, Stack, Text } from '@mantine/core';

/** A page that broke: said in words, with a way back, instead of a blank screen. */
export default function PageError({
  error,
  reset,
}: {
  readonly error: Error & { digest?: string };
  readonly reset: () => void;
}) {
  return (
    <Alert color="red" title="This page broke" role="alert" mt="md" maw={640}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{error.message || 'Something on this page went wrong.'}</Text>
        {error.digest && <Text size="xs">Reference {error.digest}</Text>}
        <Button size="xs" variant="default" onClick={reset}>
          Try again
        </Button>
      </Stack>
    </Alert>
  );
}
