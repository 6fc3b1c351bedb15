'use client';

import { Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from 'urql';
import { graphql } from '../generated';
import { Failed, Waiting } from '../shell/states';
import { describeRule } from '../state/default-rule';
import { inWords } from '../state/format';
import { MethodCard } from './method-card';

const METHODS = graphql(`
  query Methods {
    models {
      name
      title
      question
      version
      defaultRule
      references
      methodCard
      parameters { name meaning unit minimum maximum default defaultChoice choices { name } }
    }
  }
`);

/** The catalogue of models and the card each is explained by. */
export function MethodsPage() {
  const [{ data, error }, refresh] = useQuery({ query: METHODS });
  const cards = new Map(data?.models.map(({ methodCard }) => [methodCard, methodCard]));
  return (
    <Stack gap="md" maw={860}>
      <Title order={1} size="h3">
        Methods
      </Title>
      {error && <Failed error={error} retry={() => refresh({ requestPolicy: 'network-only' })} />}
      {!data && !error && <Waiting label="Loading the methods" lines={14} />}
      {data?.models.map(({ name, title, question, version, defaultRule, parameters, references }) => (
        <section key={name} className="panel" style={{ padding: 18 }} aria-label={title}>
          <Title order={2} size="h4">
            {title}
          </Title>
          <Text size="sm">{question}</Text>
          <Text size="xs" className="soft">
            {name}, version {version}. {describeRule(defaultRule)}
          </Text>
          <div className="scroll-x" tabIndex={0}>
            <Table fz="xs" verticalSpacing={3} my="sm" miw={520}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Parameter</Table.Th>
                  <Table.Th>Meaning</Table.Th>
                  <Table.Th>Unit</Table.Th>
                  <Table.Th>Range</Table.Th>
                  <Table.Th>Usual</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {parameters.map((parameter) => (
                  <Table.Tr key={parameter.name}>
                    <Table.Td>{parameter.name}</Table.Td>
                    <Table.Td>{parameter.meaning}</Table.Td>
                    <Table.Td>{parameter.unit ?? 'choice'}</Table.Td>
                    <Table.Td style={{ whiteSpace: 'nowrap' }}>
                      {parameter.choices.length > 0
                        ? parameter.choices.map((choice) => <div key={choice.name}>{inWords(choice.name)}</div>)
                        : `${parameter.minimum} to ${parameter.maximum}`}
                    </Table.Td>
                    <Table.Td>
                      {parameter.defaultChoice ? inWords(parameter.defaultChoice) : parameter.default}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </div>
          {references.map((reference) => (
            <Text key={reference} size="xs" className="soft">
              {reference}
            </Text>
          ))}
        </section>
      ))}
      {[...cards.values()].map((card) => (
        <MethodCard key={card.slice(0, 60)} card={card} />
      ))}
    </Stack>
  );
}
