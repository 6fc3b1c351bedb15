import { Anchor, Text } from '@mantine/core';
import { DatasetLink } from '../shell/dataset-link';
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

/** Every method card by subject, that which is open marked; beneath a card of several models their names. */
export function Contents({ cards, open }: { readonly cards: readonly CardEntry[]; readonly open: string }) {
  const subjects = [...new Set(cards.map(({ subject }) => subject))];
  return (
    <nav aria-label="Method cards" className={classes.contents} data-testid="contents">
      {subjects.map((subject) => (
        <section key={subject} aria-label={SUBJECTS[subject]}>
          <Text size="xs" fw={650} className="soft">
            {SUBJECTS[subject]}
          </Text>
          <ul className={classes.cards}>
            {cards
              .filter((card) => card.subject === subject)
              .map(({ name, title, models }) => (
                <li key={name}>
                  <Anchor
                    component={DatasetLink}
                    href={`/methods?card=${name}`}
                    size="sm"
                    aria-current={name === open ? 'page' : undefined}
                    className={classes.card}
                  >
                    {title}
                  </Anchor>
                  {models.length > 1 && (
                    <Text size="xs" className="soft" visibleFrom="md">
                      {models.map((model) => model.title).join('; ')}
                    </Text>
                  )}
                </li>
              ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
