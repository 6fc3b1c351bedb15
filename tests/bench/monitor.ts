import { join } from 'node:path';
import { leveragedAccounts } from './leveraged-accounts.ts';
import { monitorOver, openSweeps } from './margin-sweeps.ts';
import { firstMarks, markWalk, PHASES } from './mark-walk.ts';
import { runMeasured } from './measured-process.ts';
import { median } from './medians.ts';
import { type Played, playTurns, TURN } from './monitor-turns.ts';
import { type Bar, verdict } from './verdict.ts';

const ACCOUNTS = 1_000_000;
const SEED = 2019;
const MEBIBYTE = 2 ** 20;

/** W5: margin pools watched by an index, against a look at everybody at every update of the marks. */
export async function benchMonitor({ quick }: { readonly quick: boolean }): Promise<void> {
  console.log(`W5 margin monitor, ${ACCOUNTS} accounts on 20 markets, an update a second (ILLUSTRATIVE)`);
  await benchPools({ positions: 5, name: 'W5 cross accounts of five positions', bar: { atMost: 0.5 }, by: 'totals' });
  await benchPools({ positions: 1, name: 'W5i isolated positions', bar: { atLeast: 50 }, by: 'medians' });
  if (!quick) for (const positions of [1, 5]) await benchMemory(positions);
}

interface Watched {
  readonly positions: number;
  readonly name: string;
  readonly bar: Bar;
  /** What of all updates together is held against the bar: in the times of all, rebuilds count, and a crash for most. */
  readonly by: 'totals' | 'medians';
}

async function benchPools({ positions, name, bar, by }: Watched): Promise<void> {
  const accounts = leveragedAccounts({ count: ACCOUNTS, positions, seed: SEED });
  const monitor = monitorOver(accounts, false);
  const sweeps = openSweeps(accounts);
  console.log(`  ${name}, against ${sweeps.name}`);
  try {
    let marks = firstMarks();
    const sides = { monitor, sweeps, taken: 0 };
    const first = await playTurns(sides, [marks]);
    console.log(`    the first update, which builds the index: ${first.monitorTimes[0]?.toFixed(0)} ms`);
    const all: Played[] = [];
    for (const [row, phase] of PHASES.entries()) {
      // Compilers and caches need some updates before anything is measured.
      const warmUp = row === 0 ? TURN : 0;
      const walk = markWalk({ ...phase, updates: warmUp + phase.updates }, marks, SEED + row);
      await playTurns(sides, walk.slice(0, warmUp));
      const played = await playTurns(sides, walk.slice(warmUp));
      printPhase(phase.name, played);
      all.push(played);
      marks = walk.at(-1) ?? marks;
    }
    printVerdict('calm', all.slice(0, 1), { bar, by: 'totals', peer: sweeps.name });
    printVerdict('all', all, { bar, by, peer: sweeps.name });
    console.log(`    columns and indices: ${(monitor.byteLength() / ACCOUNTS).toFixed(0)} bytes per account`);
  } finally {
    sweeps.end();
  }
}

function printPhase(name: string, played: Played): void {
  const { updates, monitor, sweeps, monitorTimes, sweepTimes, leanTimes, looks, worsened, liquidated } = played;
  const lean = leanTimes.length > 0 ? `, lean ${median(leanTimes).toFixed(2)}` : '';
  console.log(
    `    ${name}, ${updates} updates: ${(monitor / updates).toFixed(3)} ms each (median ${median(monitorTimes).toFixed(3)}, ` +
      `slowest ${Math.max(...monitorTimes).toFixed(1)}), sweep ${(sweeps / updates).toFixed(2)} ` +
      `(median ${median(sweepTimes).toFixed(2)}${lean}): ${(monitor / sweeps).toFixed(3)}; ` +
      `${Math.round(looks / updates)} looks each, ${worsened} events, ${liquidated} liquidated`,
  );
}

function printVerdict(
  name: string,
  some: readonly Played[],
  { bar, by, peer }: Pick<Watched, 'bar' | 'by'> & { readonly peer: string },
): void {
  const total = (of: (played: Played) => number) => some.reduce<number>((sum, played) => sum + of(played), 0);
  const ratio = (monitor: number, sweeps: number) => ('atMost' in bar ? monitor / sweeps : sweeps / monitor);
  const monitor = total((played) => played.monitor);
  const ratios = {
    totals: ratio(
      monitor,
      total((played) => played.sweeps),
    ),
    medians: ratio(
      median(some.flatMap((played) => played.monitorTimes)),
      median(some.flatMap((played) => played.sweepTimes)),
    ),
  };
  const other = by === 'totals' ? 'medians' : 'totals';
  const leanTimes = some.flatMap((played) => played.leanTimes);
  const lean = ratio(monitor, median(leanTimes) * total((played) => played.updates));
  console.log(
    `    ${name} updates, the same ${total((played) => played.worsened)} events, ` +
      `${total((played) => played.liquidated)} of them liquidations: ` +
      `${'atMost' in bar ? 'time over' : 'times as fast as'} ${peer}, ${by} ${verdict(ratios[by], bar)}; ` +
      `${other} ${ratios[other].toFixed(2)}` +
      (leanTimes.length > 0 ? `; totals over a lean sweep ${lean.toFixed(2)}` : ''),
  );
}

async function benchMemory(positions: number): Promise<void> {
  const { printed, peakBytes } = await runMeasured(
    [join(import.meta.dirname, 'ten-million-accounts.ts'), String(positions)],
    {},
  );
  const peak = Number.isNaN(peakBytes) ? 'not measured' : `${(peakBytes / MEBIBYTE).toFixed(0)} MiB`;
  console.log(`  ten million accounts, a process of its own: ${printed.trim()}; its peak memory ${peak}`);
}
