import { Anchor, Table } from '@mantine/core';
import { DatasetLink } from '../shell/dataset-link';
import { formatPercent } from '../state/format';
import type { ComparedRun } from './compare-query';
import type { ComparedInstitution } from './compared-losses';

/** The chart in figures: a row per institution, a column per model. */
export function InstitutionLosses({
  institutions,
  runs,
  shockText,
}: {
  readonly institutions: readonly ComparedInstitution[];
  readonly runs: readonly ComparedRun[];
  readonly shockText: string;
}) {
  return (
    <div className="scroll-x" tabIndex={0}>
      <Table fz="xs" verticalSpacing={3} miw={runs.length * 100 + 140} data-testid="compared-institutions">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Loss over capital</Table.Th>
            {runs.map(({ id, model }) => (
              <Table.Th key={id} className="number" style={{ whiteSpace: 'normal' }}>
                <Anchor component={DatasetLink} href={`/methods?card=${model.methodCardName}`} fz="xs" fw="inherit">
                  {model.title}
                </Anchor>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {institutions.map(({ key, name, ratios }) => (
            <Table.Tr key={key}>
              <Table.Td className="clip" maw={{ base: 130, sm: 320 }} title={name}>
                <Anchor component={DatasetLink} href={`/?shock=${shockText}&institution=${key}`} fz="xs" c="inherit">
                  {name}
                </Anchor>
              </Table.Td>
              {runs.map(({ id }, place) => (
                <Table.Td key={id} className="number">
                  {formatPercent(ratios[place] ?? 0)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
