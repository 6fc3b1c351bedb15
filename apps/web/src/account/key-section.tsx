'use client';

import {
  Button,
  Code,
  CopyButton,
  Group,
  NativeSelect,
  NumberInput,
  Stack,
  Table,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useState } from 'react';
import { useMutation } from 'urql';
import { type ProblemLike, Refused } from '../shell/states';
import { formatInstant } from '../state/format';
import { CREATE_KEY, REVOKE_KEY, rolesUpTo } from './account-queries';

interface Key {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly role: string;
  readonly createdAt: string;
  readonly expiresAt?: string | null;
  readonly lastUsedAt?: string | null;
  readonly revokedAt?: string | null;
  readonly user: { readonly name: string };
}

interface KeySectionProps {
  readonly keys: readonly Key[];
  readonly role: string;
  /** Whose keys can be made: oneself (no users given), or anybody of these. */
  readonly owners: readonly { readonly id: string; readonly name: string }[] | null;
  readonly changed: () => void;
}

/** API keys: make one, see when each was used, revoke. A new one's text is shown once. */
export function KeySection({ keys, role, owners, changed }: KeySectionProps) {
  const [problem, setProblem] = useState<ProblemLike | null>(null);
  const [text, setText] = useState<string | null>(null);
  const [, revoke] = useMutation(REVOKE_KEY);
  const revokeKey = async (id: string) => {
    const { data } = await revoke({ key: crypto.randomUUID(), id });
    setProblem(data?.revokeApiKey.__typename === 'Problem' ? data.revokeApiKey : null);
    changed();
  };
  return (
    <Stack gap="sm">
      <Title order={2} size="h5">
        API keys
      </Title>
      <NewKey
        role={role}
        owners={owners}
        made={(shown) => {
          setText(shown);
          setProblem(null);
          changed();
        }}
        refused={setProblem}
      />
      {problem && <Refused problem={problem} />}
      {text && (
        <Group gap="xs" role="status">
          <Text size="sm">Keep this key now, it is not shown again:</Text>
          <Code style={{ overflowWrap: 'anywhere' }} data-testid="new-key">
            {text}
          </Code>
          <CopyButton value={text}>
            {({ copied, copy }) => (
              <Button size="compact-xs" variant="default" onClick={copy}>
                {copied ? 'Copied' : 'Copy'}
              </Button>
            )}
          </CopyButton>
        </Group>
      )}
      {keys.length > 0 && (
        <Table.ScrollContainer minWidth={620}>
          <Table fz="sm" verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                {['For', 'Of', 'May do', 'Begins', 'Used', 'Until', ''].map((head) => (
                  <Table.Th key={head}>{head || <span className="visually-hidden">Revoke</span>}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {keys.map((key) => (
                <Table.Tr key={key.id} c={key.revokedAt ? 'dimmed' : undefined}>
                  <Table.Td>{key.name}</Table.Td>
                  <Table.Td>{key.user.name}</Table.Td>
                  <Table.Td>{key.role.toLowerCase()}</Table.Td>
                  <Table.Td>
                    <Code>{key.prefix}</Code>
                  </Table.Td>
                  <Table.Td>{key.lastUsedAt ? formatInstant(key.lastUsedAt) : 'never'}</Table.Td>
                  <Table.Td>
                    {key.revokedAt
                      ? `revoked ${formatInstant(key.revokedAt)}`
                      : key.expiresAt
                        ? formatInstant(key.expiresAt)
                        : 'no end'}
                  </Table.Td>
                  <Table.Td>
                    {!key.revokedAt && (
                      <Button
                        size="compact-xs"
                        variant="default"
                        aria-label={`Revoke ${key.name}`}
                        onClick={() => void revokeKey(key.id)}
                      >
                        Revoke
                      </Button>
                    )}
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

interface NewKeyProps extends Pick<KeySectionProps, 'role' | 'owners'> {
  readonly made: (text: string | null) => void;
  readonly refused: (problem: ProblemLike) => void;
}

function NewKey({ role, owners, made, refused }: NewKeyProps) {
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState('VIEWER');
  const [owner, setOwner] = useState<string | null>(null);
  const [days, setDays] = useState<number | string>(90);
  const [{ fetching }, create] = useMutation(CREATE_KEY);
  const submit = async () => {
    const userId = owners === null ? null : (owner ?? owners[0]?.id ?? null);
    const { data } = await create({
      key: crypto.randomUUID(),
      name,
      role: chosen as 'VIEWER',
      userId,
      days: typeof days === 'number' ? days : null,
    });
    const answer = data?.createApiKey;
    if (answer?.__typename === 'Problem') refused(answer);
    else if (answer) {
      setName('');
      made(answer.text ?? null);
    }
  };
  if (owners?.length === 0) return <Text size="sm">Create a user first: a key is always somebody’s.</Text>;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Group gap="sm" align="flex-end">
        <TextInput
          label="What it is for"
          size="xs"
          required
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {owners && (
          <NativeSelect
            label="Of"
            size="xs"
            value={owner ?? owners[0]?.id ?? ''}
            onChange={(event) => setOwner(event.currentTarget.value)}
            data={owners.map((user) => ({ value: user.id, label: user.name }))}
          />
        )}
        <NativeSelect
          label="May do"
          size="xs"
          value={chosen}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={rolesUpTo(role).map((value) => ({ value, label: value.toLowerCase() }))}
        />
        <NumberInput label="Days" size="xs" w={80} min={1} max={366} value={days} onChange={setDays} />
        <Button type="submit" size="xs" loading={fetching}>
          New key
        </Button>
      </Group>
    </form>
  );
}
