import { Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { StoredAnswer } from '../answers/stored-answer';
import { Empty, Failed, Refused, Waiting } from '../shell/states';
import { STRESS_MODELS, useFailures, useStressModel, useTarget, useTargetLoss } from '../state/address';
import { describeRule } from '../state/default-rule';
import { describeReason, formatMoney, formatPercent } from '../state/format';
import { CommittedNumber } from './committed-number';
import { FailedTable } from './failed-table';
import { FigureList } from './figure-list';
import { LeastShockPart } from './least-shock-part';
import { type ReverseStress, useReverseStress } from './reverse-stress-query';

const MODEL_NAMES: Readonly<Record<(typeof STRESS_MODELS)[number], string>> = {
  EISENBERG_NOE: 'Clearing, Eisenberg-Noe',
  DEFAULT_CASCADE: 'Default cascade',
  DEBT_RANK: 'DebtRank, linear',
};

/** The smallest fall of external assets that reaches a target, and who fails there. */
export function ReverseStressSection({ slug }: { readonly slug: string | undefined }) {
  const { answer, fetching, error, refresh } = useReverseStress(slug);
  return (
    <section className="panel" style={{ padding: 14 }} aria-labelledby="reverse-stress">
      <Stack gap="sm">
        <Title order={2} size="h4" id="reverse-stress">
          How far must assets fall?
        </Title>
        <TargetChoice />
        {error && <Failed error={error} retry={() => refresh({ requestPolicy: 'network-only' })} />}
        {fetching && !answer && <Waiting label="Searching the smallest shock" />}
        {answer?.__typename === 'Problem' && <Refused problem={answer} />}
        {answer?.__typename === 'ReverseStress' && <Found stress={answer} />}
        <LeastShockPart slug={slug} />
      </Stack>
    </section>
  );
}

function TargetChoice() {
  const [model, setModel] = useStressModel();
  const [target, setTarget] = useTarget();
  const [failures, setFailures] = useFailures();
  const [lost, setLost] = useTargetLoss();
  return (
    <Group gap="sm" align="flex-end">
      <NativeSelect
        size="xs"
        label="Model"
        value={model}
        onChange={(event) => void setModel(STRESS_MODELS.find((name) => name === event.currentTarget.value) ?? null)}
        data={STRESS_MODELS.map((name) => ({ value: name, label: MODEL_NAMES[name] }))}
      />
      <NativeSelect
        size="xs"
        label="Until"
        value={target}
        onChange={(event) => void setTarget(event.currentTarget.value === 'loss' ? 'loss' : null)}
        data={[
          { value: 'failures', label: 'institutions have failed' },
          { value: 'loss', label: model === 'EISENBERG_NOE' ? 'debts are not paid' : 'capital is lost' },
        ]}
      />
      {target === 'failures' ? (
        <CommittedNumber
          label="Institutions"
          value={failures}
          commit={(value) => void setFailures(value)}
          min={1}
          max={100_000}
          isWhole
        />
      ) : (
        <CommittedNumber
          label={model === 'EISENBERG_NOE' ? 'Share of all debts' : 'Share of all capital'}
          value={lost}
          commit={(value) => void setLost(value)}
          min={0}
          max={100}
          suffix=" %"
        />
      )}
    </Group>
  );
}

function whyNotLess({ severity, reached }: ReverseStress): string {
  if (severity.value !== 0)
    return 'A smaller fall does not reach the target: at the severity itself the last to fail has exactly enough.';
  return reached?.severity === 0
    ? 'The target is reached without a fall.'
    : 'Any fall, however small, reaches the target: each loss brings about a larger one. Failures and loss are those after such a fall.';
}

function Found({ stress }: { readonly stress: ReverseStress }) {
  const { severity, reached, worst, digest, storedAt, defaultRule } = stress;
  if (!reached)
    return (
      <Empty>{`${describeReason(severity.reason)}: even at severity 1 ${worst.failedCount} fail and ${formatPercent(worst.lossRatio.value ?? 0)} is lost.`}</Empty>
    );
  return (
    <>
      <FigureList
        testId="severity"
        figures={[
          { name: 'Severity', value: formatPercent(severity.value ?? 0), quality: severity.quality },
          { name: 'Failed there', value: reached.failedCount },
          { name: 'Loss there', value: formatMoney(reached.loss), quality: reached.lossRatio.quality },
          {
            name: 'Of all that can be lost',
            value: formatPercent(reached.lossRatio.value ?? 0),
            quality: reached.lossRatio.quality,
          },
        ]}
      />
      <FailedTable failed={reached.failed} />
      <Text size="xs" className="soft">
        {whyNotLess(stress)} {describeRule(defaultRule)} <StoredAnswer digest={digest} storedAt={storedAt} />
      </Text>
    </>
  );
}
