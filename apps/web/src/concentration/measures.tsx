'use client';

import { SimpleGrid, Text, Tooltip } from '@mantine/core';
import type { AggregatePartsFragment } from '../generated/graphql';
import { formatNumber, formatPercent } from '../state/format';

type Concentration = NonNullable<AggregatePartsFragment['concentration']>;

/** The measures with what each means; "not defined" where nothing is spread. */
export function Measures({ of, members }: { readonly of: Concentration; readonly members: string }) {
  const number = (value: number | null | undefined, digits = 3) =>
    value == null
      ? 'not defined'
      : value.toLocaleString('en-GB', { maximumFractionDigits: digits, minimumFractionDigits: digits });
  const figures = [
    [
      'HHI',
      of.hhiPoints == null ? 'not defined' : formatNumber(of.hhiPoints),
      'Sum of squared percentage shares: 10,000 is one holder of everything',
    ],
    ['Effective number', number(of.effectiveNumber, 1), `1/HHI: equal ${members} with the same concentration`],
    ['Gini', number(of.gini), '0 for equal shares, towards 1 when few hold everything'],
    ['Theil', number(of.theil), 'ln n less entropy: 0 for equal shares'],
    ['Entropy', number(of.entropy), 'Of the shares, in nats'],
    ...of.topShares.map(({ largest, share }) => [
      largest === 1 ? 'The largest' : `The ${largest} largest`,
      formatPercent(share),
      'Share of the total',
    ]),
  ] as const;
  return (
    <SimpleGrid cols={{ base: 2, sm: 4, lg: 2 }} spacing="md" verticalSpacing="md" data-testid="measures">
      {figures.map(([name, value, meaning]) => (
        <Tooltip key={name} label={meaning} multiline maw={280} events={{ hover: true, focus: true, touch: true }}>
          <div tabIndex={0} aria-label={`${name}: ${value}. ${meaning}`} role="img">
            <Text size="xs" className="soft">
              {name}
            </Text>
            <Text fw={650} fz="lg" className="number" ta="left">
              {value}
            </Text>
          </div>
        </Tooltip>
      ))}
    </SimpleGrid>
  );
}
