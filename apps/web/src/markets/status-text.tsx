import { Badge, Tooltip } from '@mantine/core';

const STATUSES: Readonly<Record<string, { readonly name: string; readonly colour: string; readonly meaning: string }>> =
  {
    HEALTHY: { name: 'Healthy', colour: 'teal', meaning: 'Equity is at least the initial margin' },
    BELOW_INITIAL: {
      name: 'Below initial',
      colour: 'yellow',
      meaning: 'Not liquidated, but nothing new can be opened',
    },
    LIQUIDATABLE: { name: 'Liquidatable', colour: 'orange', meaning: 'The venue’s rule has it liquidated' },
    BANKRUPT: { name: 'Bankrupt', colour: 'red', meaning: 'Equity is below 0, and it is liquidated' },
    BAD_DEBT: { name: 'Bad debt', colour: 'grape', meaning: 'Equity is below 0, and nobody liquidates' },
    UNVALUED: { name: 'Not valued', colour: 'gray', meaning: 'Its margin cannot be worked out' },
  };

export function statusName(status: string): string {
  return STATUSES[status]?.name ?? status;
}

/** How an account or a margin pool stands, in a word with its meaning. */
export function StatusText({ status }: { readonly status: string }) {
  const { name, colour, meaning } = STATUSES[status] ?? { name: status, colour: 'gray', meaning: status };
  return (
    <Tooltip label={meaning} events={{ hover: true, focus: true, touch: true }}>
      <Badge
        component="span"
        size="sm"
        variant="light"
        color={colour}
        tabIndex={0}
        style={{ cursor: 'help', textTransform: 'none', color: 'var(--ink)' }}
      >
        {name}
      </Badge>
    </Tooltip>
  );
}
