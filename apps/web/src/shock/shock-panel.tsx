'use client';

import { Button, CloseButton, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useQuery } from 'urql';
import { graphql } from '../generated';
import { useColour, useModelName, useParameters, useRound, useShock } from '../state/address';
import { LossFields } from './loss-fields';
import { ParameterFields } from './parameter-fields';

const MODELS = graphql(`
  query ModelChoice {
    models { name title question parameters { name kind meaning unit minimum maximum default defaultChoice choices { name meaning } } }
  }
`);

export interface ShockPanelProps {
  readonly slug: string | undefined;
  readonly names: ReadonlyMap<string, string>;
  readonly running: boolean;
}

/** What is imposed from outside, and under which model it spreads; the form is made of the catalogue. */
export function ShockPanel({ names, running }: ShockPanelProps) {
  const [shock, setShock] = useShock();
  const [{ data }] = useQuery({ query: MODELS });
  const [modelName, setModelName] = useModelName();
  const [, setParameters] = useParameters();
  const [, setRound] = useRound();
  const [, setColour] = useColour();
  const models = data?.models ?? [];
  const model = models.find(({ name }) => name === modelName);
  if (shock.length === 0) return null;
  return (
    <section className="panel" style={{ padding: 14 }} aria-label="Shock" aria-busy={running}>
      <Stack gap="xs">
        <Group justify="space-between">
          <Title order={2} size="h5">
            Shock
          </Title>
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => {
              setShock([]);
              void setRound(null);
              void setColour(null);
            }}
          >
            Clear
          </Button>
        </Group>
        {shock.map((shocked) => {
          const { key } = shocked;
          const name = names.get(key) ?? key;
          return (
            <Group key={key} gap={6} wrap="nowrap">
              <Text size="sm" className="clip" style={{ flex: 1 }} title={name}>
                {name}
              </Text>
              <LossFields
                shocked={shocked}
                name={name}
                onChange={(next) => setShock(shock.map((other) => (other.key === key ? next : other)))}
              />
              <CloseButton
                size="sm"
                aria-label={`Take ${name} out of the shock`}
                onClick={() => setShock(shock.filter((other) => other.key !== key))}
              />
            </Group>
          );
        })}
        <NativeSelect
          size="xs"
          label="Model"
          description={model?.question}
          value={modelName}
          onChange={(event) => {
            void setParameters(null);
            void setRound(null);
            void setModelName(event.currentTarget.value);
          }}
          data={models.map(({ name, title }) => ({ value: name, label: title }))}
        />
        {model && <ParameterFields parameters={model.parameters} />}
      </Stack>
    </section>
  );
}
