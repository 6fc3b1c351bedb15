import { Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { CommittedNumber } from '../breaking/committed-number';
import { FigureList } from '../breaking/figure-list';
import { QualityBadge } from '../shell/quality-badge';
import { Failed, Refused, Waiting } from '../shell/states';
import { POSITION_SIDES, useLeverage, useNotional, usePositionSide } from '../state/address';
import { formatMoney, formatMove, formatPrice, inWords, type MoneyLike, unitOf } from '../state/format';
import { type OpenedPosition, type OpenedProblem, useOpened } from './opened-query';

/** A position that might be opened at the mark: what it takes, and where it would end. */
export function OpenedSection({ slug, marketKey }: { readonly slug: string; readonly marketKey: string }) {
  const { mark, answer, fetching, error, refresh } = useOpened(slug, marketKey);
  const problem = answer?.__typename === 'Problem' ? answer : null;
  return (
    <Stack gap="sm">
      <Title order={2} size="h5" id="opened">
        If a position were opened at the mark
      </Title>
      <Asked unit={mark ? unitOf(mark.money) : ''} problem={problem} />
      {error && <Failed error={error} retry={() => refresh({ requestPolicy: 'network-only' })} />}
      {fetching && !answer && <Waiting label="Working out where it would be liquidated" lines={3} />}
      {problem && !isBesideField(problem) && <Refused problem={problem} />}
      {answer?.__typename === 'OpenedPosition' && <Found opened={answer} mark={mark?.money ?? null} />}
    </Stack>
  );
}

/** Whether the refusal is of what one of the fields says, and is read there. */
function isBesideField({ path }: OpenedProblem): boolean {
  return path.includes('leverage') || path.includes('notional');
}

function Asked({ unit, problem }: { readonly unit: string; readonly problem: OpenedProblem | null }) {
  const [side, setSide] = usePositionSide();
  const [notional, setNotional] = useNotional();
  const [leverage, setLeverage] = useLeverage();
  const refusalAt = (field: string) => (problem?.path.includes(field) ? { refusal: problem.message } : {});
  return (
    <Group gap="sm" align="flex-start">
      <NativeSelect
        size="xs"
        label="Side"
        value={side}
        onChange={(event) => void setSide(POSITION_SIDES.find((one) => one === event.currentTarget.value) ?? null)}
        data={POSITION_SIDES.map((one) => ({ value: one, label: inWords(one) }))}
      />
      <CommittedNumber
        label={`Notional, ${unit}`}
        value={notional}
        commit={(value) => void setNotional(value)}
        min={0}
        max={1e15}
        {...refusalAt('notional')}
      />
      <CommittedNumber
        label="Leverage"
        value={leverage}
        commit={(value) => void setLeverage(value)}
        min={0}
        max={10_000}
        suffix=" ×"
        {...refusalAt('leverage')}
      />
    </Group>
  );
}

const NO_PRICE = 'at no price above 0';

function Found({ opened, mark }: { readonly opened: OpenedPosition; readonly mark: MoneyLike | null }) {
  const { collateral, maintenanceMargin, liquidationPrice, liquidationMove, bankruptcyPrice, maxLeverage } = opened;
  const graded = (text: ReactNode) => (
    <>
      {text} <QualityBadge quality={liquidationMove.quality} />
    </>
  );
  return (
    <>
      <FigureList
        testId="opened"
        figures={[
          { name: 'Collateral', value: formatMoney(collateral) },
          { name: 'Maintenance margin', value: graded(formatMoney(maintenanceMargin)) },
          { name: 'Liquidation price', value: graded(liquidationPrice ? formatPrice(liquidationPrice) : NO_PRICE) },
          {
            name: 'From the mark',
            value: liquidationMove.value == null ? 'not reached' : formatMove(liquidationMove.value),
          },
          { name: 'Bankruptcy price', value: bankruptcyPrice ? graded(formatPrice(bankruptcyPrice)) : NO_PRICE },
        ]}
      />
      <Text size="xs" className="soft">
        Opened{mark ? ` at ${formatPrice(mark)}` : ''} with collateral of its own. Its margin tier allows leverage up to{' '}
        {maxLeverage} ×. What opening it would do to the price is in no figure.
      </Text>
    </>
  );
}
