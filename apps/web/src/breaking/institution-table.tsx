import { Anchor, Button, Table } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { DatasetLink } from '../shell/dataset-link';

interface OfInstitution {
  readonly institution: { readonly id: string; readonly key: string; readonly name: string };
}

/** One row per institution, its name leading to it; the first `listed` only, until the others are asked for. */
export function InstitutionTable<Row extends OfInstitution>({
  rows,
  listed,
  testId,
  head,
  cells,
}: {
  readonly rows: readonly Row[];
  readonly listed: number;
  readonly testId: string;
  /** Of all columns, the name's first. */
  readonly head: ReactNode;
  /** Of all columns but the name's. */
  readonly cells: (row: Row) => ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const shown = open ? rows : rows.slice(0, listed);
  return (
    <>
      <div className="scroll-x" tabIndex={0}>
        <Table fz={{ base: 'xs', sm: 'sm' }} horizontalSpacing={6} verticalSpacing={4} miw={300} data-testid={testId}>
          <Table.Thead>
            <Table.Tr>{head}</Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((row) => (
              <Table.Tr key={row.institution.id}>
                <Table.Td>
                  <Anchor
                    component={DatasetLink}
                    href={`/?institution=${row.institution.key}`}
                    fz="inherit"
                    c="inherit"
                  >
                    {row.institution.name}
                  </Anchor>
                </Table.Td>
                {cells(row)}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {rows.length > listed && (
        <Button size="xs" variant="default" onClick={() => setOpen(!open)} aria-expanded={open} w="fit-content">
          {open ? 'Show fewer' : `Show all ${rows.length}`}
        </Button>
      )}
    </>
  );
}
