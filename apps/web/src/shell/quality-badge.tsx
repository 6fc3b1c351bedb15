'use client';

import { Badge, Tooltip } from '@mantine/core';

const QUALITIES: Readonly<
  Record<string, { readonly mark: string; readonly colour: string; readonly meaning: string }>
> = {
  REPORTED: { mark: 'R', colour: 'teal', meaning: 'Reported: as published by the source' },
  DERIVED: { mark: 'D', colour: 'blue', meaning: 'Derived: calculated from reported figures' },
  ESTIMATED: { mark: 'E', colour: 'orange', meaning: 'Estimated: rests on an assumption' },
  ILLUSTRATIVE: { mark: 'I', colour: 'grape', meaning: 'Illustrative: made up to show how something works' },
};

/** How a number came to be; stands beside it everywhere. */
export function QualityBadge({ quality, source }: { readonly quality: string; readonly source?: string }) {
  const { mark, colour, meaning } = QUALITIES[quality] ?? { mark: '?', colour: 'gray', meaning: quality };
  const label = source ? `${meaning}. Source: ${source}` : meaning;
  return (
    <Tooltip label={label} multiline maw={320} events={{ hover: true, focus: true, touch: true }}>
      <Badge
        component="span"
        size="xs"
        variant="light"
        color={colour}
        px={5}
        tabIndex={0}
        role="img"
        aria-label={label}
        style={{ verticalAlign: 'middle', cursor: 'help' }}
      >
        {mark}
      </Badge>
    </Tooltip>
  );
}

export function qualityMeaning(quality: string): string {
  return QUALITIES[quality]?.meaning ?? quality;
}
