'use client';

import { Alert, Anchor, Button, Stack, Text, Title } from '@mantine/core';
import { type CombinedError, useQuery } from 'urql';
import { graphql } from '../generated';
import { DatasetLink } from './dataset-link';

const ME = graphql(`
  query Me {
    me { tenant role via user { id name email } }
  }
`);

/** Whose session this is, and whether somebody has to sign in first. */
export function useMe() {
  const [{ data, error }] = useQuery({ query: ME });
  return { me: data?.me ?? null, mustSignIn: isUnauthenticated(error) };
}

function isUnauthenticated(error: CombinedError | undefined): boolean {
  return error?.graphQLErrors.some(({ extensions }) => extensions.code === 'UNAUTHENTICATED') ?? false;
}

/** A word in the page's head: who is signed in, or that nobody needs to. */
export function WhoAmI() {
  const { me } = useMe();
  if (!me) return null;
  return (
    <Anchor component={DatasetLink} href="/account" size="sm" c="var(--ink-soft)" style={{ whiteSpace: 'nowrap' }}>
      {me.user?.name ?? 'Single user'}
    </Anchor>
  );
}

/** In the place of a page, for whoever is not signed in. */
export function SignIn() {
  const signIn = () => {
    const here = window.location.pathname + window.location.search;
    window.location.assign(`/auth/sign-in?returnTo=${encodeURIComponent(here)}`);
  };
  return (
    <Stack align="flex-start" maw={460} mx="auto" mt={80} gap="md">
      <Title order={1} size="h2">
        Sign in to Faultline
      </Title>
      <Text>This installation is shared: who you are decides what you may see and change.</Text>
      <Button onClick={signIn}>Sign in with your organisation</Button>
      <Alert color="gray" title="Programs">
        They send an API key instead, as <code>Authorization: Bearer fl_…</code>.
      </Alert>
    </Stack>
  );
}
