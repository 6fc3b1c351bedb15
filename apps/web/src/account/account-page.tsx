'use client';

import { Button, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { Failed, Waiting } from '../shell/states';
import { ACCOUNT, ADMINISTRATION } from './account-queries';
import { AuditSection } from './audit-section';
import { KeySection } from './key-section';
import { UserSection } from './user-section';

/** Who you are here, your keys, and for administrators everybody's. */
export function AccountPage() {
  const [{ data, error }, refresh] = useQuery({ query: ACCOUNT });
  const me = data?.me;
  const isAdmin = me?.role === 'ADMIN';
  const [{ data: all, error: allError }, refreshAll] = useQuery({ query: ADMINISTRATION, pause: !isAdmin });
  const changed = () => {
    refresh({ requestPolicy: 'network-only' });
    if (isAdmin) refreshAll({ requestPolicy: 'network-only' });
  };
  const failed = error ?? allError;
  const nameOf = (id: string) => all?.users.find((user) => isIdOf(user.id, id))?.name ?? id;
  return (
    <Stack gap="md" maw={1000}>
      <Title order={1} size="h3">
        Account
      </Title>
      {failed && <Failed error={failed} retry={changed} />}
      {!me && !failed && <Waiting label="Loading your account" lines={6} />}
      {me && (
        <Group gap="md">
          <Text size="sm">
            {me.user
              ? `${me.user.name}, ${me.user.email}: ${me.role.toLowerCase()} of ${me.tenant}.`
              : 'Single-user mode: nobody signs in, and only this machine is answered. Whoever uses it may do everything.'}
          </Text>
          {me.via === 'SESSION' && (
            <Button size="compact-sm" variant="default" onClick={() => void signOut()}>
              Sign out
            </Button>
          )}
        </Group>
      )}
      {me && isAdmin && !all && !failed && <Waiting label="Loading users and keys" lines={6} />}
      {all && (
        <Section label="Users">
          <UserSection users={all.users} changed={changed} />
        </Section>
      )}
      {me && (isAdmin ? all : true) && me.role !== 'VIEWER' && (
        <Section label="API keys">
          <KeySection
            keys={all?.apiKeys ?? me.apiKeys}
            role={me.role}
            owners={all ? all.users : null}
            changed={changed}
          />
        </Section>
      )}
      {all && (
        <Section label="Audit trail">
          <AuditSection events={all.auditEvents} nameOf={nameOf} />
        </Section>
      )}
    </Stack>
  );
}

function Section({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <section className="panel" style={{ padding: 14 }} aria-label={label}>
      {children}
    </section>
  );
}

async function signOut(): Promise<void> {
  await fetch('/auth/sign-out', { method: 'POST' });
  window.location.assign('/');
}

/** The trail names users by the id of their row, which a global id ends with. */
function isIdOf(globalId: string, rowId: string): boolean {
  return atob(globalId.replaceAll('-', '+').replaceAll('_', '/')).endsWith(`/${rowId}`);
}
