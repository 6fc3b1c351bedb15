import { Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { StoredAnswer } from '../answers/stored-answer';
import { useSnapshots } from '../shell/snapshot-picker';
import { Empty, Failed, Refused, Waiting } from '../shell/states';
import { SHOCK_MEASURES, useShockMeasure } from '../state/address';
import { describeRule } from '../state/default-rule';
import { describeReason, formatMoney, formatNumber, formatPercent, MOST_WRITTEN_OUT } from '../state/format';
import { FigureList } from './figure-list';
import { type LeastShock, useLeastShock } from './least-shock-query';
import { ShockTable } from './shock-table';

const MEASURE_NAMES: Readonly<Record<(typeof SHOCK_MEASURES)[number], string>> = {
  AMOUNT: 'amounts lost',
  SHARE_OF_CAPITAL: 'shares of capital lost',
};

/** The smallest shock of any shape that reaches the target above, and whom it hits. */
export function LeastShockPart({ slug }: { readonly slug: string | undefined }) {
  const { answer, isSearched, fetching, error, refresh } = useLeastShock(slug);
  const [measure, setMeasure] = useShockMeasure();
  return (
    <Stack gap="sm" component="section" aria-labelledby="least-shock">
      <Title order={3} size="h5" id="least-shock">
        The least shock that does it
      </Title>
      {isSearched ? (
        <>
          <Group gap="sm" align="flex-end">
            <NativeSelect
              size="xs"
              label="Its size is that of"
              value={measure}
              onChange={(event) =>
                void setMeasure(SHOCK_MEASURES.find((name) => name === event.currentTarget.value) ?? null)
              }
              data={SHOCK_MEASURES.map((name) => ({ value: name, label: MEASURE_NAMES[name] }))}
            />
          </Group>
          {error && <Failed error={error} retry={() => refresh({ requestPolicy: 'network-only' })} />}
          {fetching && !answer && <Waiting label="Searching the least shock of any shape" />}
          {answer?.__typename === 'Problem' && <Refused problem={answer} />}
          {answer?.__typename === 'LeastShock' && <Found shock={answer} />}
        </>
      ) : (
        <Empty>The default cascade is searched along one shape only: choose clearing or DebtRank.</Empty>
      )}
    </Stack>
  );
}

function Found({ shock }: { readonly shock: LeastShock }) {
  const { snapshot } = useSnapshots();
  const { norm, measure, uniform, reached, partCount, digest, storedAt, defaultRule } = shock;
  if (norm.value == null) return <Empty>{`${describeReason(norm.reason)}: no shock is large enough.`}</Empty>;
  const sizeOf = (size: number) =>
    measure === 'AMOUNT' && snapshot ? formatMoney({ ...snapshot, amount: String(size) }) : formatPercent(size);
  return (
    <>
      <FigureList
        testId="least-shock"
        figures={[
          { name: 'Norm', value: sizeOf(norm.value), quality: norm.quality },
          uniform
            ? { name: 'Norm if all fall alike', value: sizeOf(uniform.norm), quality: norm.quality }
            : { name: 'Norm if all fall alike', value: describeReason('NOT_REACHED') },
          { name: 'Hit', value: partCount },
          { name: 'Failed there', value: reached ? reached.failedCount : '–' },
        ]}
      />
      <Text size="sm">
        {certaintyOf(shock, sizeOf)}
        {reached ? ` ${formatMoney(reached.loss)} is lost there.` : ''}
      </Text>
      {partCount > 0 && <ShockTable shock={shock} />}
      <Text size="xs" className="soft">
        The norm is the root of the sum of squared {MEASURE_NAMES[measure]}. It is the worst place to be hit, not the
        likeliest.{' '}
        {reached ? `Searched along its own shape, the target is reached at ${timesOf(shock)} this shock. ` : ''}
        {describeRule(defaultRule)} <StoredAnswer digest={digest} storedAt={storedAt} />
      </Text>
    </>
  );
}

/** What six decimals can tell from nothing. */
const LEAST_FACTOR = 1e-6;

function timesOf({ reachedFactor }: LeastShock): string {
  const factor = reachedFactor ?? 0;
  const isReadable = factor >= LEAST_FACTOR && factor < MOST_WRITTEN_OUT;
  return `${isReadable ? factor.toLocaleString('en-GB', { maximumFractionDigits: 6 }) : formatNumber(factor)} times`;
}

function certaintyOf({ norm, normLowerBound, certainty }: LeastShock, sizeOf: (size: number) => string): string {
  if (norm.value === 0) return 'Nothing is needed: the target is reached without a shock, or by any, however small.';
  return certainty === 'MINIMUM'
    ? 'Certain: no smaller shock of any shape reaches the target.'
    : `Not certain: a local search found none smaller. None below ${sizeOf(normLowerBound ?? 0)} reaches the target.`;
}
