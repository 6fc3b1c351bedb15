'use client';

import { Stack, Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import { useSnapshots } from '../shell/snapshot-picker';
import { Empty, Failed, Refused, Waiting } from '../shell/states';
import { useShock } from '../state/address';
import { writeShock } from '../state/shock-text';
import { useComparison, useInstitutions } from './compare-query';
import { comparedLosses } from './compared-losses';
import { InstitutionLosses } from './institution-losses';
import { LossesChart } from './losses-chart';
import { ModelTable } from './model-table';
import { ShockChoice } from './shock-choice';

const LISTED = 15;

/** One shock under every model: what each finds, where they differ, and why. */
export function ComparePage() {
  const { snapshot } = useSnapshots();
  const [shock] = useShock();
  const institutions = useInstitutions(snapshot?.slug);
  const ids = useMemo(() => new Map(institutions.map(({ key, id }) => [key, id])), [institutions]);
  const { runs, problems, fetching, error, refresh } = useComparison(snapshot?.slug, ids);
  const listed = useMemo(
    () => comparedLosses(runs, new Set(shock.map(({ key }) => key))).slice(0, LISTED),
    [runs, shock],
  );
  const withinCapital =
    shock.every(({ of }) => of === 'CAPITAL') && runs.some(({ totals }) => Number(totals.contagionLoss.amount) === 0);
  const shockText = writeShock(shock).map(encodeURIComponent).join(',');
  return (
    <Stack gap="md" className="page">
      <Title order={1} size="h3">
        Compare models
      </Title>
      <Text size="sm" className="soft">
        The same shock under every model of the catalogue, as of {snapshot?.asOf ?? '…'}.
      </Text>
      <ShockChoice institutions={institutions} />
      {error && <Failed error={error} retry={() => refresh({ requestPolicy: 'network-only' })} />}
      {problems.map((problem) => (
        <Refused key={problem.message} problem={problem} />
      ))}
      {shock.length === 0 && <Empty>Choose an institution to see what its loss does under each model.</Empty>}
      {fetching && runs.length === 0 && <Waiting label="Running every model" lines={12} />}
      {runs.length > 0 && (
        <>
          <section className="panel" style={{ padding: 14 }} aria-label="Models">
            <ModelTable runs={runs} shockText={shockText} />
            {withinCapital && (
              <Text size="xs" className="soft" mt={8} data-testid="within-capital">
                Models that settle debts pass on only the part of a loss that exceeds capital, which a share of capital
                never does. To see them pass something on, choose “of assets” beside the share lost.
              </Text>
            )}
          </section>
          {listed.length === 0 ? (
            <Empty>Under no model does anybody but the shocked lose anything.</Empty>
          ) : (
            <section className="panel" style={{ padding: 14 }} aria-label="Institutions">
              <LossesChart institutions={listed} runs={runs} />
              <InstitutionLosses institutions={listed} runs={runs} shockText={shockText} />
            </section>
          )}
        </>
      )}
    </Stack>
  );
}
