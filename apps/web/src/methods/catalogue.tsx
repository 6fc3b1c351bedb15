import { Table, Text, Title } from '@mantine/core';
import { describeRule } from '../state/default-rule';
import { inWords } from '../state/format';
import type { Card, CatalogueParameter } from './methods-query';
import { WidePart } from './wide-part';

/** A model as the registry has it: what it asks, how losses pass, its parameters and where it is from. */
export function ModelEntry({ model }: { readonly model: Card['models'][number] }) {
  const { name, title, question, mechanism, version, defaultRule, parameters, references } = model;
  return (
    <section className="panel" style={{ padding: 18 }} aria-label={title}>
      <Title order={2} size="h4">
        {title}
      </Title>
      <Text size="sm">{question}</Text>
      <Text size="sm">{mechanism}</Text>
      <Text size="xs" className="soft">
        {name}, version {version}. {describeRule(defaultRule)}
      </Text>
      <ParameterTable parameters={parameters} />
      {references.map((reference) => (
        <Text key={reference} size="xs" className="soft">
          {reference}
        </Text>
      ))}
    </section>
  );
}

/** A guardrail as the registry has it: what it changes, who pays for it, its parameters and where it is from. */
export function GuardrailEntry({ guardrail }: { readonly guardrail: Card['guardrails'][number] }) {
  const { title, effect, cost, source, parameters } = guardrail;
  return (
    <section className="panel" style={{ padding: 18 }} aria-label={title}>
      <Title order={2} size="h4">
        {title}
      </Title>
      <Text size="sm">{effect}</Text>
      <Text size="sm">{cost}</Text>
      <ParameterTable parameters={parameters} />
      <Text size="xs" className="soft">
        {source}
      </Text>
    </section>
  );
}

function ParameterTable({ parameters }: { readonly parameters: readonly CatalogueParameter[] }) {
  return (
    <WidePart>
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
              <Table.Td style={parameter.choices.length > 0 ? {} : { whiteSpace: 'nowrap' }}>
                {parameter.choices.length > 0
                  ? parameter.choices.map(({ name, meaning }) => <div key={name}>{`${inWords(name)}: ${meaning}`}</div>)
                  : `${parameter.minimum} to ${parameter.maximum}`}
              </Table.Td>
              <Table.Td>{parameter.defaultChoice ? inWords(parameter.defaultChoice) : parameter.default}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </WidePart>
  );
}
