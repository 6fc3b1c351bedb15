import { Anchor, Button, Stack, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { FigureList } from '../breaking/figure-list';
import { DatasetLink } from '../shell/dataset-link';
import { QualityBadge } from '../shell/quality-badge';
import { Failed, Refused, Waiting } from '../shell/states';
import { formatMoney, formatPercent, inWords } from '../state/format';
import type { AskedMarket } from './asked-market';
import { type SpreadRun, useSpread } from './spread-query';

/** From the market to the graph: the losses of the institutions that bear a cascade, and what they do to their creditors. */
export function SpreadSection({ market }: { readonly market: AskedMarket }) {
  const question = JSON.stringify([market.asked, market.shock]);
  const [askedQuestion, ask] = useState<string | null>(null);
  const { answer, fetching, error, refresh } = useSpread(market, askedQuestion === question);
  return (
    <section className="panel" style={{ padding: 14 }} aria-labelledby="spread">
      <Stack gap="sm" align="stretch">
        <Title order={2} size="h4" id="spread">
          What do these losses do to others?
        </Title>
        <Text size="sm" className="soft">
          Each institution that loses is shocked by its loss over its capital, at most all of it; linear DebtRank passes
          it on to whoever lent to it. Gains, groups of holders and institutions without stated capital shock nobody.
        </Text>
        {askedQuestion !== question && (
          <Button size="xs" variant="default" style={{ alignSelf: 'flex-start' }} onClick={() => ask(question)}>
            Pass the losses on
          </Button>
        )}
        {error && <Failed error={error} retry={() => refresh({ requestPolicy: 'network-only' })} />}
        {fetching && <Waiting label="Passing the losses on" lines={6} />}
        {!fetching && answer?.__typename === 'Problem' && <Refused problem={answer} />}
        {!fetching && answer?.__typename === 'Run' && <Found run={answer} />}
      </Stack>
    </section>
  );
}

function Found({ run: { totals, losses, digest, quality } }: { readonly run: SpreadRun }) {
  return (
    <>
      <FigureList
        testId="spread-figures"
        figures={[
          { name: 'Lost in the market', value: formatMoney(totals.shockLoss), quality },
          { name: 'Lost by contagion', value: formatMoney(totals.contagionLoss), quality },
          { name: 'Fail', value: String(totals.failedCount), quality },
        ]}
      />
      <div className="scroll-x" tabIndex={0}>
        <Table fz={{ base: 'xs', sm: 'sm' }} horizontalSpacing={6} verticalSpacing={4} miw={460} data-testid="spread">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Institution</Table.Th>
              <Table.Th className="number">
                In the market <QualityBadge quality={quality} />
              </Table.Th>
              <Table.Th className="number">
                By contagion <QualityBadge quality={quality} />
              </Table.Th>
              <Table.Th className="number">Of its capital</Table.Th>
              <Table.Th>Then</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {losses.edges.map(({ node }) => (
              <Table.Tr key={node.institution.id}>
                <Table.Td>
                  <Anchor
                    component={DatasetLink}
                    href={`/?institution=${node.institution.key}`}
                    fz="inherit"
                    c="inherit"
                  >
                    {node.institution.name}
                  </Anchor>
                </Table.Td>
                <Table.Td className="number">{formatMoney(node.shockLoss)}</Table.Td>
                <Table.Td className="number">{formatMoney(node.contagionLoss)}</Table.Td>
                <Table.Td className="number">
                  {formatPercent(node.lossRatio.value ?? 0)} <QualityBadge quality={node.lossRatio.quality} />
                </Table.Td>
                <Table.Td>{inWords(node.outcome)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <Text size="xs" className="soft">
        {losses.edges.length} of {losses.totalCount} that lose, largest loss first. Stored as run {digest.slice(0, 12)}.
      </Text>
    </>
  );
}
