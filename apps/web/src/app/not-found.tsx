'use client';

import { Anchor, Text, Title } from '@mantine/core';
import Link from 'next/link';

export default function NotFound() {
  return (
    <>
      <Title order={1} size="h3" mt="md">
        There is no such page
      </Title>
      <Text size="sm">
        The pages are named at the top.{' '}
        <Anchor component={Link} href="/">
          Back to the map
        </Anchor>
      </Text>
    </>
  );
}
