import { Grid, Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import { FigureList } from '../breaking/figure-list';
import { Empty, Refused } from '../shell/states';
import { useEventNumber } from '../state/address';
import { formatNumber } from '../state/format';
import { Announcement } from './announcement';
import { ConnectionLine } from './connection-line';
import { EventList } from './event-list';
import { formatMoment } from './format-second';
import { lineStyles } from './line-styles';
import { MarkTable, type WatchedMark } from './mark-table';
import { OpenedEvent } from './opened-event';
import { statesInWords } from './pool-states';
import { priceLines } from './price-changes';
import { PriceChart } from './price-chart';
import { ReplayControl } from './replay-control';
import type { EventKind } from './severity';
import { StateTable } from './state-table';
import { useWatchStream } from './use-watch-stream';
import type { WatchLog } from './watch-log';
import { marksQuality, poolsQuality } from './watch-quality';
import type { LoggedEvent, Progress, Watch } from './watch-queries';
import type { Connection } from './watch-stream';

/** A watch as it goes on: prices, how many stand how, and what happens to whom. */
export function WatchLive({ watch, least }: { readonly watch: Watch; readonly least: EventKind }) {
  const { log, connection, failure } = useWatchStream(watch, least);
  const [number] = useEventNumber();
  const now = log.progress ?? watch;
  const lastNumber = Math.max(now.lastEventNumber, log.events[0]?.number ?? 0);
  return (
    <>
      <ReplayControl watch={watch} streamed={log.progress?.replay ?? null} />
      {failure && <Refused problem={failure} />}
      <Standing watch={watch} now={now} lastNumber={lastNumber} connection={connection} />
      <Grid>
        <Grid.Col span={{ base: 12, lg: 7 }}>
          <section className="panel" style={{ padding: 14 }} aria-labelledby="prices">
            <Prices watch={watch} log={log} />
          </section>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <section className="panel" style={{ padding: 14 }} aria-labelledby="states">
            <Title order={2} size="h4" id="states" mb="xs">
              Margin pools by state
            </Title>
            <StateTable states={now.poolsByState} poolCount={watch.poolCount} quality={poolsQuality(watch)} />
          </section>
        </Grid.Col>
      </Grid>
      <Grid>
        <Grid.Col span={{ base: 12, lg: number === null ? 12 : 7 }}>
          <section className="panel" style={{ padding: 14 }} aria-labelledby="events">
            <EventList log={log} lastNumber={lastNumber} quality={poolsQuality(watch)} />
          </section>
        </Grid.Col>
        {number !== null && (
          <Grid.Col span={{ base: 12, lg: 5 }}>
            <OpenedEvent watch={watch} number={number} events={log.events} />
          </Grid.Col>
        )}
      </Grid>
    </>
  );
}

interface StandingProps {
  readonly watch: Watch;
  readonly now: Watch | Progress;
  readonly lastNumber: number;
  readonly connection: Connection;
}

/** How the connection is, what the watch is to do, and how far it is; told to a screen reader every so often. */
function Standing({ watch, now, lastNumber, connection }: StandingProps) {
  const { lastUpdateSequence, lastUpdateTime, poolsByState } = now;
  return (
    <section className="panel" style={{ padding: 14 }} aria-label="State of the watch">
      <ConnectionLine connection={connection} />
      <Policy watch={watch} />
      <FigureList
        testId="watch-figures"
        figures={[
          { name: 'Update', value: lastUpdateSequence.toLocaleString('en-GB') },
          { name: 'Its time, UTC', value: formatMoment(lastUpdateTime) },
          { name: 'Margin pools watched', value: watch.poolCount.toLocaleString('en-GB') },
          { name: 'Margin events', value: lastNumber.toLocaleString('en-GB') },
        ]}
      />
      <Announcement
        sentence={`Update ${lastUpdateSequence}, ${lastNumber} events. Pools: ${statesInWords(poolsByState)}.`}
      />
    </section>
  );
}

function Prices({ watch, log }: { readonly watch: Watch; readonly log: WatchLog<LoggedEvent, Progress> }) {
  const lines = useMemo(() => priceLines(watchedMarks(watch, null), log.prices), [watch, log.prices]);
  return (
    <>
      <Title order={2} size="h4" id="prices" mb="xs">
        Prices
      </Title>
      {lines.some(({ points }) => points.length > 1) ? (
        <PriceChart lines={lines} />
      ) : (
        <Empty>They are drawn from the second update on.</Empty>
      )}
      <MarkTable marks={watchedMarks(watch, log.progress)} quality={marksQuality(watch)} />
    </>
  );
}

function Policy({ watch: { warningFactor, callFactor, maxMarkAgeMs } }: { readonly watch: Watch }) {
  return (
    <Text size="xs" className="soft" mb="xs">
      Warns where equity is below {formatNumber(warningFactor)} times the maintenance margin, calls below{' '}
      {formatNumber(callFactor)} times; a mark older than {(maxMarkAgeMs / 1000).toLocaleString('en-GB')} s is stale.
    </Text>
  );
}

function watchedMarks({ marks }: Watch, progress: Progress | null): readonly WatchedMark[] {
  const newest = new Map((progress?.marks ?? marks).map((one) => [one.market.key, one]));
  const styles = lineStyles(marks.map(({ market }) => ({ assetId: market.asset.id, venueId: market.venue.id })));
  return marks.map(({ market, mark }, place) => ({
    key: market.key,
    label: `${market.asset.name} at ${market.venue.institution.name}`,
    before: market.mark?.money ?? null,
    mark: newest.get(market.key)?.mark ?? mark,
    isStale: newest.get(market.key)?.isStale ?? false,
    style: styles[place] ?? { variable: '--mark-0', type: 'solid' },
  }));
}
