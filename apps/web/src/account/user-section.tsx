'use client';

import { Button, Group, NativeSelect, Stack, Table, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useMutation } from 'urql';
import { type ProblemLike, Refused } from '../shell/states';
import { CHANGE_USER, CREATE_USER, ROLES } from './account-queries';

interface User {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly isDisabled: boolean;
}

/** Who may do what: add somebody, give another role, disable. */
export function UserSection({ users, changed }: { readonly users: readonly User[]; readonly changed: () => void }) {
  const [problem, setProblem] = useState<ProblemLike | null>(null);
  const [, change] = useMutation(CHANGE_USER);
  const apply = async (id: string, what: { readonly role?: 'VIEWER'; readonly isDisabled?: boolean }) => {
    const { data } = await change({ key: crypto.randomUUID(), id, ...what });
    setProblem(data?.changeUser.__typename === 'Problem' ? data.changeUser : null);
    changed();
  };
  return (
    <Stack gap="sm">
      <Title order={2} size="h5">
        Users
      </Title>
      <NewUser changed={changed} refused={setProblem} />
      {problem && <Refused problem={problem} />}
      {users.length > 0 && (
        <Table.ScrollContainer minWidth={560}>
          <Table fz="sm" verticalSpacing={4} data-testid="users">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Name</Table.Th>
                <Table.Th>Address</Table.Th>
                <Table.Th>Role</Table.Th>
                <Table.Th>
                  <span className="visually-hidden">Disable</span>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {users.map(({ id, name, email, role, isDisabled }) => (
                <Table.Tr key={id} c={isDisabled ? 'dimmed' : undefined}>
                  <Table.Td>{name}</Table.Td>
                  <Table.Td>{email}</Table.Td>
                  <Table.Td>
                    <NativeSelect
                      size="xs"
                      aria-label={`Role of ${name}`}
                      value={role}
                      onChange={(event) => void apply(id, { role: event.currentTarget.value as 'VIEWER' })}
                      data={ROLES.map((value) => ({ value, label: value.toLowerCase() }))}
                    />
                  </Table.Td>
                  <Table.Td>
                    <Button
                      size="compact-xs"
                      variant="default"
                      onClick={() => void apply(id, { isDisabled: !isDisabled })}
                    >
                      {isDisabled ? 'Enable' : 'Disable'} <span className="visually-hidden">{name}</span>
                    </Button>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Stack>
  );
}

function NewUser({
  changed,
  refused,
}: {
  readonly changed: () => void;
  readonly refused: (problem: ProblemLike | null) => void;
}) {
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [role, setRole] = useState('VIEWER');
  const [{ fetching }, create] = useMutation(CREATE_USER);
  const submit = async () => {
    const { data } = await create({ key: crypto.randomUUID(), email, name, role: role as 'VIEWER' });
    const answer = data?.createUser;
    refused(answer?.__typename === 'Problem' ? answer : null);
    if (answer?.__typename !== 'User') return;
    setEmail('');
    setName('');
    changed();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Group gap="sm" align="flex-end">
        <TextInput
          label="Name"
          size="xs"
          required
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label="E-mail address"
          size="xs"
          type="email"
          required
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <NativeSelect
          label="Role"
          size="xs"
          value={role}
          onChange={(event) => setRole(event.currentTarget.value)}
          data={ROLES.map((value) => ({ value, label: value.toLowerCase() }))}
        />
        <Button type="submit" size="xs" loading={fetching}>
          New user
        </Button>
      </Group>
    </form>
  );
}
