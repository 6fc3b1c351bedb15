import { Table, Text, Title } from '@mantine/core';
import { QualityBadge } from '../shell/quality-badge';
import { formatMoney, formatNumber, formatPercent } from '../state/format';
import { InstitutionTable } from './institution-table';
import type { LossDistribution } from './loss-distribution-query';

const LISTED = 12;

/** What sampling comes close to, where every set of first failures can be gone through: losses, and who fails how likely. */
export function ExactPart({ distribution }: { readonly distribution: LossDistribution }) {
  const { exactMean, exactFailures, whyNotExact, confidences } = distribution;
  if (!exactMean || !exactFailures)
    return (
      <Text size="xs" className="soft" data-testid="not-exact">
        {whyNotExact}
      </Text>
    );
  const { sets, expectedFailures, expectedFirstFailures, contagionProbability, quality, institutions } = exactFailures;
  const mark = <QualityBadge quality={quality} />;
  return (
    <section aria-labelledby="exactly" data-testid="exactly">
      <Title order={3} size="h6" id="exactly">
        Exactly, without sampling
      </Title>
      <Text size="sm">
        Over all {sets.toLocaleString('en-GB')} sets of institutions that can fail at first {formatMoney(exactMean)}{' '}
        {mark} is lost on average
        {confidences.map(({ confidence, exact }) =>
          exact
            ? `; with ${Number((confidence * 100).toFixed(6))} % no more than ${formatMoney(exact.valueAtRisk)}, and in the rest, the worst, ${formatMoney(exact.expectedShortfall)} on average`
            : '',
        )}
        .
      </Text>
      <Text size="sm">
        {formatNumber(expectedFailures)} institutions fail on average {mark}, {formatNumber(expectedFirstFailures)} of
        them at first; contagion brings down anybody with a probability of {formatPercent(contagionProbability)} {mark}.
      </Text>
      <InstitutionTable
        rows={institutions.toSorted((left, right) => right.failureProbability - left.failureProbability)}
        listed={LISTED}
        testId="failure-probabilities"
        head={
          <>
            <Table.Th>Institution</Table.Th>
            <Table.Th className="number">Fails at first</Table.Th>
            <Table.Th className="number">In the end</Table.Th>
          </>
        }
        cells={({ firstFailureProbability, failureProbability }) => (
          <>
            <Table.Td className="number">{formatPercent(firstFailureProbability)}</Table.Td>
            <Table.Td className="number">
              {formatPercent(failureProbability)} {mark}
            </Table.Td>
          </>
        )}
      />
    </section>
  );
}
