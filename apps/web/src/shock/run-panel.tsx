'use client';

import { ActionIcon, Group, SimpleGrid, Slider, Stack, Table, Text, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { StoredRun } from '../answers/stored-answer';
import { InstitutionButton } from '../institution/institution-button';
import { QualityBadge } from '../shell/quality-badge';
import { useRound } from '../state/address';
import { describeRule } from '../state/default-rule';
import { formatMoney, formatPercent } from '../state/format';
import { PaymentsSection } from './payments-section';
import { RoundsChart } from './rounds-chart';
import type { Run } from './run-query';

const PLAY_STEP_MS = 900;
const LISTED = 10;

/** The answer: totals, the rounds to step through, who is hit most. */
export function RunPanel({ run }: { readonly run: Run }) {
  const { totals, convergence, rounds, quality } = run;
  const [chosen, setRound] = useRound();
  const last = rounds.length - 1;
  const round = Math.min(chosen ?? last, last);
  return (
    <section className="panel" style={{ padding: 14 }} aria-label="Result" data-testid="run-panel">
      <Stack gap="sm">
        <Title order={2} size="h5">
          What the shock does <QualityBadge quality={quality} />
        </Title>
        <SimpleGrid cols={2} spacing="xs" verticalSpacing={6}>
          <Figure label="Loss in all" text={formatMoney(totals.loss)} />
          <Figure label="Of it by contagion" text={formatMoney(totals.contagionLoss)} />
          <Figure label="Share of all capital" text={formatPercent(totals.shareOfCapital.value ?? 0)} />
          <Figure label="DebtRank (contagion alone)" text={formatPercent(totals.debtRank.value ?? 0)} />
          <Figure label="Failed, the shocked included" text={String(totals.failedCount)} />
          <Figure label="Stressed" text={String(totals.stressedCount)} />
        </SimpleGrid>
        <Rounds round={round} last={last} setRound={(next) => void setRound(next === last ? null : next)} />
        <RoundsChart rounds={rounds} current={round} />
        <MostHit run={run} round={round} />
        {run.clearing && <PaymentsSection run={run.id} />}
        <Text size="xs" className="soft">
          {run.model.title}. {describeRule(run.defaultRule)}{' '}
          {convergence.converged ? 'Exact limit reached' : 'Not converged'}: residual{' '}
          {convergence.residual.toExponential(1)} against {convergence.tolerance.toExponential(1)}
          {convergence.spectralRadius == null
            ? ''
            : `; spectral radius ${convergence.spectralRadius.toFixed(3)}${convergence.spectralRadius >= 1 ? ', so a small shock can grow until somebody fails' : ''}`}
          . Engine {run.engineVersion}. <StoredRun id={run.id} digest={run.digest} />
        </Text>
      </Stack>
    </section>
  );
}

function Figure({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <div>
      <Text size="xs" className="soft">
        {label}
      </Text>
      <Text size="md" fw={650}>
        {text}
      </Text>
    </div>
  );
}

function Rounds({
  round,
  last,
  setRound,
}: {
  readonly round: number;
  readonly last: number;
  readonly setRound: (round: number) => void;
}) {
  const [playing, setPlaying] = useState(false);
  useEffect(() => {
    if (!playing) return;
    if (round >= last) {
      setPlaying(false);
      return;
    }
    const timer = setTimeout(() => setRound(round + 1), PLAY_STEP_MS);
    return () => clearTimeout(timer);
  }, [playing, round, last, setRound]);
  const play = () => {
    if (!playing && round >= last) setRound(0);
    setPlaying(!playing);
  };
  return (
    <div>
      <Text size="xs" className="soft" id="round-label">
        {round === 0
          ? 'Round 0: the shock itself'
          : round === last
            ? `Round ${round} of ${last}: the limit`
            : `Round ${round} of ${last}`}
      </Text>
      <Group gap="sm" wrap="nowrap">
        <ActionIcon variant="default" onClick={play} aria-label={playing ? 'Pause' : 'Play the rounds'}>
          <span aria-hidden="true">{playing ? '❚❚' : '▶'}</span>
        </ActionIcon>
        <Slider
          style={{ flex: 1 }}
          min={0}
          max={last}
          value={round}
          onChange={setRound}
          label={(value) => `Round ${value}`}
          thumbLabel="Round"
        />
      </Group>
    </div>
  );
}

/** Institutions hit by contagion alone, by share of their capital after the round shown; the shocked ones are left out. */
function MostHit({ run, round }: { readonly run: Run; readonly round: number }) {
  const shocked = new Set(run.shock.map(({ institution }) => institution.key));
  const hit = run.losses.edges
    .map(({ node }) => ({ ...node, ratio: node.lossRatioByRound[round] ?? 0 }))
    .filter(({ institution, ratio }) => !shocked.has(institution.key) && ratio > 0)
    .sort(
      (left, right) =>
        right.ratio - left.ratio || Number(right.contagionLoss.amount) - Number(left.contagionLoss.amount),
    )
    .slice(0, LISTED);
  return (
    <div data-testid="most-hit">
      <Text size="sm" fw={650}>
        Hit most by contagion, up to this round
      </Text>
      {hit.length === 0 ? (
        <Text size="xs" className="soft">
          Nobody but the shocked has lost anything yet.
        </Text>
      ) : (
        <Table verticalSpacing={2} fz="xs" layout="fixed">
          <Table.Thead>
            <Table.Tr>
              <Table.Th pl={0}>Institution</Table.Th>
              <Table.Th className="number" w={90}>
                Of capital
              </Table.Th>
              <Table.Th className="number" w={110} pr={0}>
                In the end
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {hit.map(({ institution, ratio, loss, outcome }) => (
              <Table.Tr key={institution.key}>
                <Table.Td className="clip" pl={0} title={institution.name}>
                  <InstitutionButton name={institution.name} institutionKey={institution.key} />
                </Table.Td>
                <Table.Td className="number">{formatPercent(ratio)}</Table.Td>
                <Table.Td className="number" pr={0}>
                  {outcome === 'FAILED' ? 'failed' : formatMoney(loss)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </div>
  );
}
