import { Button, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { StoredAnswer } from '../answers/stored-answer';
import { QualityBadge } from '../shell/quality-badge';
import { Failed, Refused, Waiting } from '../shell/states';
import { LOSS_MODELS, useFailureChance, useLoading, useLossModel, useScenarios, useSeed } from '../state/address';
import { describeRule } from '../state/default-rule';
import { formatMoney, formatPercent } from '../state/format';
import { CommittedNumber } from './committed-number';
import { ConvergenceTable } from './convergence-table';
import { ExactPart } from './exact-part';
import { LossChart } from './loss-chart';
import { type LossDistribution, useLossDistribution } from './loss-distribution-query';
import { RiskTable } from './risk-table';

const MODEL_NAMES: Readonly<Record<(typeof LOSS_MODELS)[number], string>> = {
  DIRECT: 'no contagion',
  DEFAULT_CASCADE: 'a default cascade',
  DEBT_RANK: 'DebtRank, linear',
};

/** How much is lost how often when institutions fail at random, and how far the estimates can be trusted. */
export function LossDistributionSection({ slug }: { readonly slug: string | undefined }) {
  const { answer, fetching, error, refresh } = useLossDistribution(slug);
  return (
    <section className="panel" style={{ padding: 14 }} aria-labelledby="loss-distribution">
      <Stack gap="sm">
        <Title order={2} size="h4" id="loss-distribution">
          How much is lost how often?
        </Title>
        <Assumptions />
        {error && <Failed error={error} retry={() => refresh({ requestPolicy: 'network-only' })} />}
        {fetching && <Waiting label="Drawing scenarios" lines={answer ? 1 : 8} />}
        {answer?.__typename === 'Problem' && <Refused problem={answer} />}
        {answer?.__typename === 'LossDistribution' && <Found distribution={answer} />}
      </Stack>
    </section>
  );
}

function Assumptions() {
  const [model, setModel] = useLossModel();
  const [chance, setChance] = useFailureChance();
  const [loading, setLoading] = useLoading();
  const [scenarios, setScenarios] = useScenarios();
  const [seed, setSeed] = useSeed();
  return (
    <Group gap="sm" align="flex-end">
      <NativeSelect
        size="xs"
        label="After first failures"
        value={model}
        onChange={(event) => void setModel(LOSS_MODELS.find((name) => name === event.currentTarget.value) ?? null)}
        data={LOSS_MODELS.map((name) => ({ value: name, label: MODEL_NAMES[name] }))}
      />
      <CommittedNumber
        label="Each fails with"
        value={chance}
        commit={(value) => void setChance(value)}
        min={0}
        max={100}
        suffix=" %"
      />
      <CommittedNumber
        label="Loading, -1 to 1"
        value={loading}
        commit={(value) => void setLoading(value)}
        min={-1}
        max={1}
      />
      <CommittedNumber
        label="Scenarios"
        value={scenarios}
        commit={(value) => void setScenarios(value)}
        min={2}
        max={100_000}
        isWhole
      />
      <CommittedNumber
        label="Seed"
        value={seed}
        commit={(value) => void setSeed(value)}
        min={0}
        max={2 ** 48}
        isWhole
      />
      <Button size="xs" variant="default" onClick={() => void setSeed(seed + 1)}>
        Draw others
      </Button>
    </Group>
  );
}

function Found({ distribution }: { readonly distribution: LossDistribution }) {
  const { mean, capital, scenarios, seed, coverage, digest, storedAt, confidences, histogram, model, defaultRule } =
    distribution;
  return (
    <>
      <Text size="sm">
        On average {mean && formatMoney(mean.loss)} of {formatMoney(capital)} of capital is lost,{' '}
        {mean && formatPercent(mean.shareOfCapital.value ?? 0)} {mean && <QualityBadge quality={mean.quality} />}.
      </Text>
      <RiskTable confidences={confidences} coverage={coverage} />
      <LossChart histogram={histogram} />
      <ConvergenceTable confidences={confidences} />
      <ExactPart distribution={distribution} />
      <Text size="xs" className="soft">
        {scenarios.toLocaleString('en-GB')} scenarios of seed {seed}. Failure probability and loading are your
        assumptions, not figures of the dataset.{' '}
        {model === 'DIRECT' ? 'Nothing follows the first failures.' : describeRule(defaultRule)}{' '}
        <StoredAnswer digest={digest} storedAt={storedAt} />
      </Text>
    </>
  );
}
