'use client';

import { Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import { FigureList } from '../breaking/figure-list';
import { QualityBadge } from '../shell/quality-badge';
import { Failed, Refused, Waiting } from '../shell/states';
import { useContractName, useMarginFrom, useMarginTo } from '../state/address';
import { formatMoney, formatMove, formatNumber } from '../state/format';
import { CommittedDay } from './committed-day';
import {
  type Contract,
  type ContractRow,
  nameOf,
  type Procyclicality,
  useContract,
  useContracts,
} from './contract-query';
import { MarginStepChart } from './margin-step-chart';
import { marginSteps } from './margin-steps';
import { MarginTable } from './margin-table';
import { namedSource } from './market-queries';

/** What clearing houses have asked for per contract over time; nothing where the dataset has no margin histories. */
export function ContractSection({ slug }: { readonly slug: string }) {
  const { contracts, totalCount, error, refresh } = useContracts(slug);
  if (error) return <Failed error={error} retry={() => refresh({ requestPolicy: 'network-only' })} />;
  if (!contracts || contracts.length === 0) return null;
  return (
    <section className="panel" style={{ padding: 14 }} aria-labelledby="contracts">
      <Stack gap="sm">
        <Title order={2} size="h4" id="contracts">
          Margin per contract
        </Title>
        <Chosen slug={slug} contracts={contracts} />
        {totalCount > contracts.length && (
          <Text size="xs" className="soft">
            The first {contracts.length} of {totalCount} contracts can be chosen here.
          </Text>
        )}
      </Stack>
    </section>
  );
}

function Chosen({ slug, contracts }: { readonly slug: string; readonly contracts: readonly ContractRow[] }) {
  const { name, found, error, fetching, refresh } = useContract(slug, contracts);
  const isOther = found?.__typename === 'ExchangeContract' && nameOf(found) !== name;
  return (
    <>
      <Asked contracts={contracts} name={name} />
      {error && <Failed error={error} retry={() => refresh({ requestPolicy: 'network-only' })} />}
      {!error && (isOther || !found) && fetching && <Waiting label="Loading the margins" lines={8} />}
      {found?.__typename === 'Problem' && <Refused problem={found} />}
      {found?.__typename === 'ExchangeContract' && !isOther && <History contract={found} />}
    </>
  );
}

function Asked({ contracts, name }: { readonly contracts: readonly ContractRow[]; readonly name: string }) {
  const [, setName] = useContractName();
  const [from, setFrom] = useMarginFrom();
  const [to, setTo] = useMarginTo();
  const isListed = contracts.some((contract) => nameOf(contract) === name);
  return (
    <Group gap="sm" align="flex-end">
      <NativeSelect
        size="xs"
        label="Contract"
        value={name}
        onChange={(event) => void setName(event.currentTarget.value)}
        data={[
          ...(isListed ? [] : [{ value: name, label: name }]),
          ...contracts.map((contract) => ({
            value: nameOf(contract),
            label: `${contract.key.toUpperCase()}, ${contract.asset.name}`,
          })),
        ]}
      />
      <CommittedDay label="Set from" value={from} commit={(day) => void setFrom(day)} />
      <CommittedDay label="to" value={to} commit={(day) => void setTo(day)} />
    </Group>
  );
}

function History({ contract }: { readonly contract: Contract }) {
  const { key, venue, asset, lastDay, margins, marginProcyclicality: answer } = contract;
  const listed = useMemo(() => margins.edges.map(({ node }) => node), [margins]);
  const rise = answer.__typename === 'MarginProcyclicality' ? answer : null;
  const steps = useMemo(() => marginSteps(listed, rise), [listed, rise]);
  const sources = [...new Map(listed.map(({ source }) => [source.key, namedSource(source)])).values()];
  return (
    <>
      {rise ? (
        <Rise contract={contract} rise={rise} />
      ) : (
        answer.__typename === 'Problem' && <Refused problem={answer} />
      )}
      <figure style={{ margin: 0 }}>
        <MarginStepChart steps={steps} currency={listed[0]?.maintenance.currency ?? ''} />
        <figcaption>
          <Text size="xs" className="soft">
            What {venue.name} asked for one contract {key.toUpperCase()} on {asset.name}: maintenance margin as a line,
            initial margin dashed{rise ? ', dots where the largest rise begins and ends' : ''}.{' '}
            {margins.totalCount > listed.length && `The last ${listed.length} of ${margins.totalCount} changes. `}
            <strong>The history ends on {lastDay}</strong>: what has been asked for since is not in this dataset.
            Source: {sources.join('; ')}.
          </Text>
          <MarginTable margins={listed} />
        </figcaption>
      </figure>
    </>
  );
}

function Rise({ contract, rise }: { readonly contract: Contract; readonly rise: Procyclicality }) {
  const { largestRiseRatio, riseFrom, riseTo, quality, first, last } = rise;
  const badge = <QualityBadge quality={quality} />;
  const [least, most] = [rise.leastInitialOverMaintenance, rise.mostInitialOverMaintenance].map(formatNumber);
  const step = `from ${formatMoney(riseFrom.maintenance)} on ${riseFrom.date} to ${formatMoney(riseTo.maintenance)} on ${riseTo.date}`;
  return (
    <>
      <FigureList
        testId="procyclicality"
        figures={[
          {
            name: 'Peak over trough',
            value: (
              <>
                {formatNumber(rise.peakToTroughRatio)} × {badge}
              </>
            ),
          },
          {
            name: largestRiseRatio > 0 ? 'Largest rise' : 'Smallest change',
            value: (
              <>
                {formatMove(largestRiseRatio)} {badge}
              </>
            ),
          },
          {
            name: 'Initial over maintenance',
            value: (
              <>
                {least === most ? least : `${least} to ${most}`} × {badge}
              </>
            ),
          },
        ]}
      />
      <Text size="sm">
        Of the margins set from {first.date} to {last.date}, the highest for {contract.key.toUpperCase()} was{' '}
        {formatNumber(rise.peakToTroughRatio)} times the lowest.{' '}
        {largestRiseRatio > 0
          ? `The largest rise was ${step}: whoever held on had to find that much more for each contract.`
          : `It never rose; the smallest change was ${step}.`}{' '}
        A margin in money also rises with the price of what the contract is on.
      </Text>
    </>
  );
}
