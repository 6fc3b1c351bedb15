import { Anchor } from '@mantine/core';
import { useSelected } from '../state/address';

/** Opens an institution in the panel, from a table in the panel. */
export function InstitutionButton({
  name,
  institutionKey,
}: {
  readonly name: string;
  readonly institutionKey: string;
}) {
  const [, setSelected] = useSelected();
  return (
    <Anchor
      component="button"
      type="button"
      fz="xs"
      c="inherit"
      className="clip"
      style={{ maxWidth: '100%' }}
      onClick={() => setSelected(institutionKey)}
    >
      {name}
    </Anchor>
  );
}
