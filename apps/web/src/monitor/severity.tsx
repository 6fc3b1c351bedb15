import { Badge } from '@mantine/core';
import type { EVENT_KINDS } from '../state/address';

export type EventKind = (typeof EVENT_KINDS)[number];

const KIND_NAMES: Readonly<Record<EventKind, string>> = {
  WARNING: 'Warning',
  CALL: 'Margin call',
  LIQUIDATE: 'Liquidation',
  BANKRUPT: 'Bankruptcy',
  BAD_DEBT: 'Bad debt',
};

const COLOURS: Readonly<Record<EventKind, string>> = {
  WARNING: 'yellow',
  CALL: 'orange',
  LIQUIDATE: 'red',
  BANKRUPT: 'grape',
  BAD_DEBT: 'dark',
};

export function kindName(kind: EventKind): string {
  return KIND_NAMES[kind];
}

/** What a margin event is, in a word that says it without its colour. */
export function KindText({ kind }: { readonly kind: EventKind }) {
  return (
    <Badge
      component="span"
      size="sm"
      variant="light"
      color={COLOURS[kind]}
      style={{ textTransform: 'none', color: 'var(--ink)' }}
      styles={{ root: { overflow: 'visible' }, label: { overflow: 'visible' } }}
    >
      {KIND_NAMES[kind]}
    </Badge>
  );
}
