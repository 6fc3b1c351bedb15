import { SimpleGrid, Text } from '@mantine/core';
import type { ReactNode } from 'react';

export interface Figure {
  readonly name: string;
  readonly value: ReactNode;
}

/** The few numbers that answer a question, each under its name. */
export function FigureList({ figures, testId }: { readonly figures: readonly Figure[]; readonly testId: string }) {
  return (
    <SimpleGrid cols={{ base: 2, sm: 4 }} data-testid={testId}>
      {figures.map(({ name, value }) => (
        <div key={name}>
          <Text size="xs" className="soft">
            {name}
          </Text>
          <Text component="div" fw={650} fz="lg">
            {value}
          </Text>
        </div>
      ))}
    </SimpleGrid>
  );
}
