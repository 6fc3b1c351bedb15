'use client';

import { Text } from '@mantine/core';
import { formatMoney, formatPercent } from '../state/format';
import type { Run } from './run-query';
import { useWhy, type Why } from './why-query';
import { WhyTree } from './why-tree';

const NAMED_ORIGINS = 3;

/** What the run did to one institution, why, step by step, and where it began. */
export function WhyPanel({
  run,
  institutionId,
  name,
}: {
  readonly run: Run;
  readonly institutionId: string;
  readonly name: string;
}) {
  const { why } = useWhy(run.id, institutionId);
  if (!why) return null;
  const { loss, shockLoss, contagionLoss, lossRatio, failedInRound } = why;
  return (
    <div data-testid="why">
      <Text size="sm" fw={650}>
        {failedInRound == null ? 'What the run did to it' : 'Why did it fail?'}
      </Text>
      <Text size="xs" className="soft">
        {name} loses {formatMoney(loss)}, {formatPercent(lossRatio.value ?? 0)} of its capital: {formatMoney(shockLoss)}{' '}
        by the shock and {formatMoney(contagionLoss)} by contagion.
        {failedInRound == null ? '' : ` It fails in round ${failedInRound}.`}
      </Text>
      {why.causes.length > 0 && <WhyTree runId={run.id} why={why} institutionId={institutionId} name={name} />}
      <Origins why={why} />
    </div>
  );
}

/** Each loss carried back to its causes in proportion, until the shock. */
function Origins({ why: { origins, loss, selfFulfillingLoss } }: { readonly why: Why }) {
  const total = Number(loss.amount);
  if (!(total > 0)) return null;
  const named = origins
    .slice(0, NAMED_ORIGINS)
    .map(
      ({ institution, amount, failedBefore }) =>
        `${institution.name} ${formatPercent(Number(amount.amount) / total)}${failedBefore ? ' (it had failed before)' : ''}`,
    );
  const rest = origins.length - named.length;
  const selfFulfilling = Number(selfFulfillingLoss.amount) / total;
  return (
    <Text size="xs" mt={6} data-testid="origins">
      {named.length > 0 && (
        <>
          <Text span fw={650} size="xs">
            It began with{' '}
          </Text>
          {named.join(', ')}
          {rest > 0 ? ` and ${rest} more` : ''}: each loss carried back to its causes in proportion to what they cost.
        </>
      )}
      {selfFulfilling > 0 &&
        ` ${formatPercent(selfFulfilling)} of it fulfils itself: institutions do not pay each other because they are not paid, and nothing outside began it.`}
    </Text>
  );
}
