'use client';

import { Group, Text } from '@mantine/core';
import type { Colour } from '../state/address';
import { COLOUR_TITLES, stepsOf } from './colours';

export function Legend({ colour, links }: { readonly colour: Colour; readonly links: string }) {
  return (
    <div>
      <Text size="xs" fw={600}>
        {COLOUR_TITLES[colour]}
      </Text>
      <Group gap="sm" mt={2}>
        {stepsOf(colour).map(({ label, variable }) => (
          <Group key={label} gap={5} wrap="nowrap">
            <span
              aria-hidden="true"
              style={{
                width: 12,
                height: 12,
                borderRadius: 6,
                background: `var(${variable})`,
                border: '1px solid var(--ink-soft)',
              }}
            />
            <Text size="xs">{label}</Text>
          </Group>
        ))}
        <Text size="xs" className="soft">
          Area: total assets. {links}
        </Text>
      </Group>
    </div>
  );
}
