import { Anchor, NativeSelect, Stack, Text } from '@mantine/core';
import { DatasetLink } from '../shell/dataset-link';
import { useCardName } from '../state/address';
import classes from './contents.module.css';
import type { CardEntry } from './methods-query';

const SUBJECTS: Readonly<Record<CardEntry['subject'], string>> = {
  CONTAGION: 'Contagion',
  LOSS_DISTRIBUTION: 'Loss distributions',
  SEARCH: 'Searches',
  MARGIN: 'Margin and liquidation',
  MARKET: 'Markets',
  GUARDRAIL: 'Guardrails',
};

interface ContentsProps {
  readonly cards: readonly CardEntry[];
  /** Name of the card that is open. */
  readonly open: string;
}

/** Every method card by subject: a list beside the card, or where there is no room one field above it. */
export function Contents({ cards, open }: ContentsProps) {
  const [, setCard] = useCardName();
  const subjects = [...new Set(cards.map(({ subject }) => subject))].map((subject) => ({
    group: SUBJECTS[subject],
    items: cards.filter((card) => card.subject === subject),
  }));
  return (
    <>
      <Stack component="nav" aria-label="Method cards" gap="sm" visibleFrom="md" data-testid="contents">
        {subjects.map(({ group, items }) => (
          <section key={group} aria-label={group}>
            <Text size="xs" fw={650} className="soft">
              {group}
            </Text>
            <ul className={classes.cards}>
              {items.map((card) => (
                <Entry key={card.name} card={card} isOpen={card.name === open} />
              ))}
            </ul>
          </section>
        ))}
      </Stack>
      <NativeSelect
        hiddenFrom="md"
        label="Method card"
        value={open}
        onChange={(event) => void setCard(event.currentTarget.value)}
        data={subjects.map(({ group, items }) => ({
          group,
          items: items.map(({ name, title }) => ({ value: name, label: title })),
        }))}
      />
    </>
  );
}

function Entry({ card: { name, title, models }, isOpen }: { readonly card: CardEntry; readonly isOpen: boolean }) {
  return (
    <li>
      <Anchor
        component={DatasetLink}
        href={`/methods?card=${name}`}
        size="sm"
        aria-current={isOpen ? 'page' : undefined}
        className={classes.card}
      >
        {title}
      </Anchor>
      {models.length > 1 && (
        <Text size="xs" className="soft">
          {models.map((model) => model.title).join('; ')}
        </Text>
      )}
    </li>
  );
}
