import { Stack, Table, Text, Title } from '@mantine/core';
import { QualityBadge } from '../shell/quality-badge';
import { Failed, Refused, Waiting } from '../shell/states';
import { formatMoney, formatNumber } from '../state/format';
import type { AskedMarket } from './asked-market';
import { formatMove } from './format-move';
import { type League, type Standing, useLeague } from './league-query';
import { inPercent, sharesOf } from './refusal-words';

const VERDICTS: Readonly<Record<Standing['verdict'], string>> = {
  HELPS: '▲ helps',
  NEUTRAL: '– nothing',
  HARMS: '▼ harms',
  MIXED: '◆ mixed',
};

/** Every guardrail of the catalogue beside none, on the same shocks, with what it costs. */
export function LeagueSection({ market }: { readonly market: AskedMarket }) {
  const { answer, shocks, fetching, error, refresh } = useLeague(market);
  return (
    <section className="panel" style={{ padding: 14 }} aria-labelledby="league">
      <Stack gap="sm">
        <Title order={2} size="h4" id="league">
          Which rule would have helped?
        </Title>
        {error && <Failed error={error} retry={() => refresh({ requestPolicy: 'network-only' })} />}
        {fetching && <Waiting label="Comparing guardrails" lines={answer ? 1 : 10} />}
        {!fetching && answer?.__typename === 'Problem' && (
          <Refused problem={inPercent(answer, { ...sharesOf(market), shocks })} />
        )}
        {answer?.__typename === 'GuardrailLeague' && <Found league={answer} />}
      </Stack>
    </section>
  );
}

function Found({ league }: { readonly league: League }) {
  const { quality } = league.book;
  const all = [league.baseline, ...league.standings.map(({ measures }) => measures)];
  const unsettled = all.reduce((sum, { unsettledCount }) => sum + unsettledCount, 0);
  const ranked = [...league.standings].sort((left, right) => left.rank - right.rank);
  return (
    <>
      <Text size="sm" data-testid="league-shocks">
        Each figure is the mean over price moves of {inWords(league.shocks.map((shock) => formatMove(shock)))}.
      </Text>
      <div className="scroll-x" tabIndex={0}>
        <Table fz={{ base: 'xs', sm: 'sm' }} horizontalSpacing={6} verticalSpacing={4} miw={720} data-testid="league">
          <Table.Thead>
            <Table.Tr>
              <Table.Th className="number">Rank</Table.Th>
              <Table.Th>Guardrail</Table.Th>
              <Table.Th>Verdict</Table.Th>
              <Table.Th className="number">Mechanical move</Table.Th>
              <Table.Th className="number">Bad debt</Table.Th>
              <Table.Th className="number">Liquidated</Table.Th>
              <Table.Th className="number">Cost</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            <Table.Tr>
              <Table.Td />
              <Table.Td>None</Table.Td>
              <Table.Td />
              <Measured measures={league.baseline} quality={quality} />
              <Table.Td />
            </Table.Tr>
            {ranked.map((standing) => (
              <Table.Tr key={standing.guardrails.map(({ name }) => name).join()}>
                <Table.Td className="number">{standing.rank}</Table.Td>
                <Table.Td>
                  {standing.guardrails.map(({ name, title, effect, cost, source }) => (
                    <details key={name}>
                      <summary>{title}</summary>
                      <Text size="xs" className="soft" maw={420}>
                        {effect} Cost: {cost} Source: {source}
                      </Text>
                    </details>
                  ))}
                </Table.Td>
                <Table.Td style={{ whiteSpace: 'nowrap' }}>{VERDICTS[standing.verdict]}</Table.Td>
                <Measured measures={standing.measures} quality={quality} />
                <Table.Td className="number">
                  {formatMove(standing.cost.costRatio, { signed: false })} <QualityBadge quality={quality} />
                  {standing.cost.haltedRounds > 0 && `, ${formatNumber(standing.cost.haltedRounds)} rounds halted`}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <Text size="xs" className="soft">
        Each rule alone with its usual parameters. By least bad debt, then mechanical move, then cost: money tied up or
        given up, over notional at entry. Behaviour stays as it is.
        {unsettled > 0 && ` Cascades not over after 20,000 rounds: ${unsettled}.`} Answer {league.digest.slice(0, 12)}.
      </Text>
    </>
  );
}

/** "−6 %, −12 % and −18 %". */
function inWords(names: readonly string[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function Measured({ measures, quality }: { readonly measures: League['baseline']; readonly quality: string }) {
  const badge = <QualityBadge quality={quality} />;
  return (
    <>
      <Table.Td className="number">
        {formatMove(measures.meanMechanicalMoveRatio)} {badge}
      </Table.Td>
      <Table.Td className="number">
        {formatMoney(measures.meanBadDebt)} {badge}
      </Table.Td>
      <Table.Td className="number">
        {formatMoney(measures.meanLiquidatedNotional)} {badge}
      </Table.Td>
    </>
  );
}
