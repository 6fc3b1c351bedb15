'use client';

import { Stack, Text, Title } from '@mantine/core';
import { Empty, Failed, Waiting } from '../shell/states';
import { useCardName } from '../state/address';
import { GuardrailEntry, ModelEntry } from './catalogue';
import { Contents } from './contents';
import classes from './contents.module.css';
import { MethodCard } from './method-card';
import { useCard, useCards } from './methods-query';

/** Every method card, one of them open, with what the registry says of the models or guardrails it explains. */
export function MethodsPage() {
  const { cards, error, refresh } = useCards();
  const [chosen] = useCardName();
  const open = chosen ?? cards?.[0]?.name;
  return (
    <Stack gap="md">
      <div>
        <Title order={1} size="h3">
          Methods
        </Title>
        <Text size="sm" className="soft">
          How every number is calculated: question, assumptions, equations, parameters, limits, tests and references.
        </Text>
      </div>
      {error && <Failed error={error} retry={() => refresh({ requestPolicy: 'network-only' })} />}
      {!cards && !error && <Waiting label="Loading the methods" lines={14} />}
      {cards && open && (
        <div className={classes.page}>
          <Contents cards={cards} open={open} />
          <OpenCard name={open} />
        </div>
      )}
    </Stack>
  );
}

function OpenCard({ name }: { readonly name: string }) {
  const { card, error, refresh } = useCard(name);
  if (error) return <Failed error={error} retry={() => refresh({ requestPolicy: 'network-only' })} />;
  if (card === undefined) return <Waiting label="Loading the method card" lines={14} />;
  if (card === null) return <Empty>{`There is no method card “${name}”: choose one of the list.`}</Empty>;
  return (
    <Stack gap="md" data-testid="method-card">
      <MethodCard card={card.text} />
      {card.models.map((model) => (
        <ModelEntry key={model.name} model={model} />
      ))}
      {card.guardrails.map((guardrail) => (
        <GuardrailEntry key={guardrail.name} guardrail={guardrail} />
      ))}
    </Stack>
  );
}
