import { Anchor, Button, Table, Text } from '@mantine/core';
import { DatasetLink } from '../shell/dataset-link';
import { QualityBadge } from '../shell/quality-badge';
import { describeReason, formatMoney, formatMultiple, formatPercent } from '../state/format';
import type { Ranked, RankedBy } from './ranking-query';

/** The chart in figures, in the order chosen; each name leads to the institution's own failure on the map. */
export function RankingTable({
  ranked,
  field,
  totalCount,
  showMore,
}: {
  readonly ranked: readonly Ranked[];
  readonly field: RankedBy;
  readonly totalCount: number;
  /** Absent where there is no more to show. */
  readonly showMore?: () => void;
}) {
  const hasMore = showMore && ranked.length < totalCount;
  // A narrow screen has room for two figures, and for the one that was asked for.
  const onWide = (figure: RankedBy) => (figure === field ? {} : { visibleFrom: 'sm' });
  const hasVulnerability = ranked.some(({ vulnerability }) => vulnerability.value != null);
  return (
    <>
      <div className="scroll-x" tabIndex={0}>
        <Table
          fz={{ base: 'xs', sm: 'sm' }}
          verticalSpacing={4}
          horizontalSpacing={4}
          miw={{ base: 300, sm: 760 }}
          data-testid="ranking"
        >
          <Table.Thead>
            <Table.Tr>
              <Table.Th className="number" w={{ base: 26, sm: 44 }}>
                #
              </Table.Th>
              <Table.Th>Institution</Table.Th>
              <Table.Th className="number">Importance</Table.Th>
              {hasVulnerability && <Table.Th className="number">Vulnerability</Table.Th>}
              <Table.Th className="number" {...onWide('TOTAL_ASSETS')}>
                Total assets
              </Table.Th>
              <Table.Th className="number" {...onWide('LEVERAGE')}>
                Leverage
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {ranked.map(
              ({ id, key, name, country, systemicImportance, vulnerability, leverage, balanceSheet }, place) => (
                <Table.Tr key={id}>
                  <Table.Td className="number soft">{place + 1}</Table.Td>
                  <Table.Td>
                    <Anchor component={DatasetLink} href={`/?institution=${key}`} fz="inherit" c="inherit">
                      {name}
                    </Anchor>{' '}
                    <Text span size="xs" className="soft">
                      {country}
                    </Text>
                  </Table.Td>
                  <Share of={systemicImportance} />
                  {hasVulnerability && <Share of={vulnerability} />}
                  <Table.Td className="number" {...onWide('TOTAL_ASSETS')}>
                    {balanceSheet?.totalAssets ? (
                      <>
                        {formatMoney(balanceSheet.totalAssets.money)}{' '}
                        <QualityBadge quality={balanceSheet.totalAssets.quality} />
                      </>
                    ) : (
                      'not reported'
                    )}
                  </Table.Td>
                  <Table.Td className="number" {...onWide('LEVERAGE')}>
                    {leverage.value == null ? (
                      <span className="soft">{describeReason(leverage.reason)}</span>
                    ) : (
                      <>
                        {formatMultiple(leverage.value)} <QualityBadge quality={leverage.quality} />
                      </>
                    )}
                  </Table.Td>
                </Table.Tr>
              ),
            )}
          </Table.Tbody>
        </Table>
      </div>
      <Text size="xs" className="soft" mt="xs">
        {ranked.length} of {totalCount.toLocaleString('en')} institutions.
      </Text>
      {hasMore && (
        <Button size="xs" variant="default" mt={6} onClick={showMore}>
          Show more
        </Button>
      )}
    </>
  );
}

function Share({ of }: { readonly of: Ranked['vulnerability'] }) {
  return (
    <Table.Td className="number">
      {of.value == null ? (
        <span className="soft">{describeReason(of.reason)}</span>
      ) : (
        <>
          {formatPercent(of.value)} <QualityBadge quality={of.quality} />
        </>
      )}
    </Table.Td>
  );
}
