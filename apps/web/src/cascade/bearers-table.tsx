import { Anchor, Table, Text } from '@mantine/core';
import { DatasetLink } from '../shell/dataset-link';
import { QualityBadge } from '../shell/quality-badge';
import { describeReason, formatMoney, formatPercent } from '../state/format';
import type { Cascade, LossBearer } from './cascade-query';

/** The parties as institutions of the graph: owners of accounts, and the venue. A gain is a loss below 0. */
export function BearersTable({ cascade }: { readonly cascade: Cascade }) {
  const { bearers, bearerCount, lossOutsideShock, book } = cascade;
  if (bearers.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={600}>
        Which institutions bear it
      </Text>
      <div className="scroll-x" tabIndex={0}>
        <Table fz={{ base: 'xs', sm: 'sm' }} horizontalSpacing={6} verticalSpacing={4} miw={330} data-testid="bearers">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Institution</Table.Th>
              <Table.Th className="number">Loss</Table.Th>
              <Table.Th className="number">Of its capital</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {bearers.map((bearer) => (
              <Table.Tr key={bearer.institution.id}>
                <Table.Td>
                  <Anchor
                    component={DatasetLink}
                    href={`/?institution=${bearer.institution.key}`}
                    fz="inherit"
                    c="inherit"
                  >
                    {bearer.institution.name}
                  </Anchor>
                  {Number(bearer.venueLoss.amount) !== 0 && (
                    <Text span size="xs" className="soft">
                      {' '}
                      as the venue
                    </Text>
                  )}
                </Table.Td>
                <Table.Td className="number">
                  {formatMoney(bearer.loss)} <QualityBadge quality={book.quality} />
                </Table.Td>
                <Table.Td className="number">
                  <OfCapital bearer={bearer} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <Text size="xs" className="soft">
        {bearers.length < bearerCount && `${bearers.length} of ${bearerCount}. `}
        Gains are losses below 0. What the fund paid is the venue’s loss, and so is what no fund covers, which the venue
        may share out among all who trade. Whoever takes the forced orders is nobody here, and what somebody holds
        elsewhere, a hedge among it, is not counted.
        {Number(lossOutsideShock.amount) > 0 &&
          ` ${formatMoney(lossOutsideShock)} are lost by groups of holders, or by institutions without stated capital.`}
      </Text>
    </div>
  );
}

function OfCapital({ bearer: { lossOverCapital } }: { readonly bearer: LossBearer }) {
  if (lossOverCapital.value == null) return <span className="soft">{describeReason(lossOverCapital.reason)}</span>;
  return (
    <>
      {formatPercent(lossOverCapital.value)} <QualityBadge quality={lossOverCapital.quality} />
    </>
  );
}
