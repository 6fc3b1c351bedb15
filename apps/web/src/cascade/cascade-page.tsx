'use client';

import { Group, NativeSelect, Slider, Stack, Text, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { CommittedNumber } from '../breaking/committed-number';
import { useSnapshots } from '../shell/snapshot-picker';
import { Empty, Failed, Waiting } from '../shell/states';
import { useGuardrail, useImpact, useMove, useRefill, useRound } from '../state/address';
import { unitOf } from '../state/format';
import { type AskedMarket, useAskedMarket } from './asked-market';
import { useCascade } from './cascade-query';
import { CascadeSection } from './cascade-section';
import { LeagueSection } from './league-section';
import { SpreadSection } from './spread-section';
import { TippingSection } from './tipping-section';

/** What a price shock does to one market of leveraged positions, from which size on, and what rules would change. */
export function CascadePage() {
  const { snapshot } = useSnapshots();
  const market = useAskedMarket(snapshot?.slug);
  const cascade = useCascade(market);
  return (
    <Stack gap="md" className="page">
      <Title order={1} size="h3">
        Liquidation cascade
      </Title>
      <Text size="sm" className="soft">
        After a price shock, accounts without enough margin are closed by force, their orders move the price, and others
        fall short. As of {snapshot?.asOf ?? '…'}.
      </Text>
      {market.error && <Failed error={market.error} retry={() => market.refresh({ requestPolicy: 'network-only' })} />}
      {market.fetching && !market.markets && <Waiting label="Opening the markets" />}
      {market.markets?.length === 0 && (
        <Empty>This dataset has no leveraged positions. Choose one that has above.</Empty>
      )}
      {market.unknownKey && (
        <Empty>{`This dataset has no market ${market.unknownKey}. Below is ${market.market?.key}; choose another there.`}</Empty>
      )}
      {market.market && (
        <>
          <MarketChoice market={market} />
          <CascadeSection market={market} asked={cascade} />
          {cascade.answer?.__typename !== 'Problem' && <SpreadSection market={market} />}
          <TippingSection market={market} />
          <LeagueSection market={market} />
        </>
      )}
    </Stack>
  );
}

function MarketChoice({ market: { markets, market, setKey, catalogue } }: { readonly market: AskedMarket }) {
  const [move, setMove] = useMove();
  const [impact, setImpact] = useImpact();
  const [refill, setRefill] = useRefill();
  const [rule, setRule] = useGuardrail();
  const [, setRound] = useRound();
  return (
    <section className="panel" style={{ padding: 14 }} aria-label="Market and shock">
      <Stack gap="sm">
        <Group gap="sm" align="flex-end">
          <NativeSelect
            size="xs"
            label="Market"
            value={market?.key ?? ''}
            onChange={(event) => {
              void setKey(event.currentTarget.value);
              // Another market has another price impact, and its rounds are others.
              void setImpact(null);
              void setRound(null);
            }}
            data={(markets ?? []).map(({ key, asset, venue }) => ({
              value: key,
              label: `${asset.name} at ${venue.institution.name}`,
            }))}
          />
          <CommittedNumber
            label="Price move"
            value={move}
            commit={(value) => void setMove(value)}
            min={-99}
            max={500}
            suffix=" %"
          />
          <CommittedNumber
            label={market?.mark ? `Price impact a unit, ${unitOf(market.mark.money)}` : 'Price impact a unit'}
            value={impact ?? Number(market?.priceImpact?.money.amount ?? 0)}
            commit={(value) => void setImpact(value)}
            min={0}
            max={1e12}
          />
          <CommittedNumber
            label="Book refills by"
            value={refill}
            commit={(value) => void setRefill(value)}
            min={0}
            max={100}
            suffix=" %"
          />
          <NativeSelect
            size="xs"
            label="Guardrail"
            value={rule ?? ''}
            onChange={(event) => void setRule(event.currentTarget.value || null)}
            data={[
              { value: '', label: 'none' },
              ...catalogue.map(({ field, title }) => ({ value: field, label: title })),
            ]}
          />
        </Group>
        <MoveSlider move={move} setMove={(value) => void setMove(value)} />
      </Stack>
    </section>
  );
}

const MOVES = { least: -50, most: 50 } as const;

/** Takes effect when it is let go: what follows takes a moment to compute. */
function MoveSlider({ move, setMove }: { readonly move: number; readonly setMove: (value: number) => void }) {
  const [dragged, setDragged] = useState(move);
  useEffect(() => setDragged(move), [move]);
  return (
    <Slider
      min={MOVES.least}
      max={MOVES.most}
      step={0.5}
      value={dragged}
      onChange={setDragged}
      onChangeEnd={setMove}
      label={(value) => `${value} %`}
      thumbLabel="Price move in per cent"
      marks={[-50, -25, 0, 25, 50].map((value) => ({ value, label: `${value} %` }))}
      startPointValue={0}
      mx="sm"
      mb="lg"
    />
  );
}
