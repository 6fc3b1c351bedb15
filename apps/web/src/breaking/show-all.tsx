import { Button } from '@mantine/core';

/** Opens a table that lists its first rows only, and closes it again; nothing where all of them are listed. */
export function ShowAll({
  count,
  listed,
  open,
  onToggle,
}: {
  readonly count: number;
  readonly listed: number;
  readonly open: boolean;
  readonly onToggle: () => void;
}) {
  if (count <= listed) return null;
  return (
    <Button size="xs" variant="default" onClick={onToggle} aria-expanded={open} w="fit-content">
      {open ? 'Show fewer' : `Show all ${count}`}
    </Button>
  );
}
