import { SimpleGrid, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { QualityBadge } from '../shell/quality-badge';

export interface Figure {
  readonly name: string;
  readonly value: ReactNode;
  /** Of what it rests on; a count of what was looked at has none. */
  readonly quality?: string;
}

/** The few numbers that answer a question, each under its name. */
export function FigureList({ figures, testId }: { readonly figures: readonly Figure[]; readonly testId: string }) {
  return (
    <SimpleGrid cols={{ base: 2, sm: 4 }} data-testid={testId}>
      {figures.map(({ name, value, quality }) => (
        <div key={name}>
          <Text size="xs" className="soft">
            {name}
          </Text>
          <Text component="div" fw={650} fz="lg">
            {value} {quality && <QualityBadge quality={quality} />}
          </Text>
        </div>
      ))}
    </SimpleGrid>
  );
}
