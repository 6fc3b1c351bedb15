import { join } from 'node:path';
import type { MarginEventKind } from '../../packages/engine/src/monitor/judge-pool.ts';
import type { MarginMonitor, MonitorAnswer } from '../../packages/engine/src/monitor/margin-monitor.ts';
import { leveragedAccounts } from './leveraged-accounts.ts';
import { type MarginSweeps, monitorOver, openSweeps, updateMonitor, worsenedOf } from './margin-sweeps.ts';
import { firstMarks, markWalk, PHASES, type WalkPhase } from './mark-walk.ts';
import { runMeasured } from './measured-process.ts';
import { median } from './medians.ts';
import { type Bar, verdict } from './verdict.ts';

const ACCOUNTS = 1_000_000;
const SEED = 2019;
/** Updates the monitor takes before it is the sweep's turn to take the same; so many are taken before anything is measured. */
const TURN = 60;
const MEBIBYTE = 2 ** 20;

/** W5: margin pools watched by an index, against a look at everybody at every update of the marks. */
export async function benchMonitor({ quick }: { readonly quick: boolean }): Promise<void> {
  console.log(`W5 margin monitor, ${ACCOUNTS} accounts on 20 markets, an update a second (ILLUSTRATIVE)`);
  await benchPools({ positions: 5, name: 'W5 cross accounts of five positions', bar: { atMost: 0.5 } });
  await benchPools({ positions: 1, name: 'W5i isolated positions', bar: { atLeast: 50 } });
  if (!quick) for (const positions of [1, 5]) await benchMemory(positions);
}

/** What was measured of some updates. */
interface Played {
  readonly updates: number;
  /** Processor time of the monitor, index rebuilds included, and of the sweeps, in milliseconds. */
  readonly monitor: number;
  readonly sweeps: number;
  /** By the clock, one entry per update. */
  readonly monitorTimes: readonly number[];
  readonly sweepTimes: readonly number[];
  readonly looks: number;
  readonly worsened: number;
  readonly liquidated: number;
}

async function benchPools({ positions, name, bar }: { positions: number; name: string; bar: Bar }): Promise<void> {
  const accounts = leveragedAccounts({ count: ACCOUNTS, positions, seed: SEED });
  const monitor = monitorOver(accounts, false);
  const sweeps = openSweeps(accounts);
  console.log(`  ${name}, against ${sweeps.name}`);
  try {
    const start = firstMarks();
    const sides = { monitor, sweeps, taken: 0 };
    const first = await playPhase(sides, [start]);
    console.log(`    the first update, which builds the index: ${first.monitorTimes[0]?.toFixed(0)} ms`);
    const all: Played[] = [];
    let marks = start;
    for (const [row, phase] of PHASES.entries()) {
      const warmUp = row === 0 ? TURN : 0;
      const walk = markWalk({ ...phase, updates: phase.updates + warmUp }, marks, SEED + row);
      await playPhase(sides, walk.slice(0, warmUp));
      const played = await playPhase(sides, walk.slice(warmUp));
      printPhase(phase, played);
      all.push(played);
      marks = walk.at(-1) ?? marks;
    }
    const total = (of: (played: Played) => number) => all.reduce((sum, played) => sum + of(played), 0);
    const ratio = total((played) => played.monitor) / total((played) => played.sweeps);
    console.log(
      `    of all updates, the same ${total((played) => played.worsened)} events and ` +
        `${total((played) => played.liquidated)} liquidations: ` +
        ('atMost' in bar ? `time over ${sweeps.name} ${verdict(ratio, bar)}` : `times as fast ${verdict(1 / ratio, bar)}`),
    );
    console.log(`    columns and indices: ${(monitor.byteLength() / ACCOUNTS).toFixed(0)} bytes per account`);
  } finally {
    sweeps.end();
  }
}

interface Sides {
  readonly monitor: MarginMonitor;
  readonly sweeps: MarginSweeps;
  taken: number;
}

/** Both take the same updates, some at a time in turn; throws where they do not say the same. */
async function playPhase(sides: Sides, walk: readonly Float64Array[]): Promise<Played> {
  const [monitorTimes, sweepTimes]: [number[], number[]] = [[], []];
  let [monitorTotal, looks, worsened, liquidated] = [0, 0, 0, 0];
  for (let at = 0; at < walk.length; at += TURN) {
    const turn = walk.slice(at, at + TURN);
    const played = playMonitor(sides, turn);
    monitorTotal += played.milliseconds;
    monitorTimes.push(...played.times);
    for (const [row, answer] of played.answers.entries()) {
      const swept = await sides.sweeps.sweep(turn[row] ?? new Float64Array(0));
      if (swept.worsened.join() !== worsenedOf(answer).join()) throw new Error(`monitor and ${sides.sweeps.name} part`);
      const over = answer.events.filter(({ kind }) => isOver(kind));
      await sides.sweeps.close(over.map(({ pool }) => pool));
      sweepTimes.push(swept.milliseconds);
      looks += answer.looks;
      worsened += answer.events.length;
      liquidated += over.length;
    }
  }
  const sweeps = sweepTimes.reduce((sum, time) => sum + time, 0);
  return { updates: walk.length, monitor: monitorTotal, sweeps, monitorTimes, sweepTimes, looks, worsened, liquidated };
}

/** Whoever is liquidated is closed before the next update; that is counted in. */
function playMonitor(sides: Sides, turn: readonly Float64Array[]) {
  const answers: MonitorAnswer[] = [];
  const times: number[] = [];
  const used = process.threadCpuUsage();
  for (const marks of turn) {
    const began = performance.now();
    sides.taken++;
    const answer = updateMonitor(sides.monitor, sides.taken, marks);
    for (const { pool, kind } of answer.events) if (isOver(kind)) sides.monitor.endLiquidation(pool, null);
    times.push(performance.now() - began);
    answers.push(answer);
  }
  const { user, system } = process.threadCpuUsage(used);
  return { answers, times, milliseconds: (user + system) / 1000 };
}

function isOver(kind: MarginEventKind): boolean {
  return kind !== 'WARNING' && kind !== 'CALL';
}

function printPhase({ name }: WalkPhase, played: Played): void {
  const { updates, monitor, sweeps, monitorTimes, sweepTimes, looks, worsened, liquidated } = played;
  console.log(
    `    ${name}, ${updates} updates: ${(monitor / updates).toFixed(3)} ms each (median ${median(monitorTimes).toFixed(3)}, ` +
      `slowest ${Math.max(...monitorTimes).toFixed(1)}), sweep ${(sweeps / updates).toFixed(2)} ` +
      `(median ${median(sweepTimes).toFixed(2)}): ${(monitor / sweeps).toFixed(3)}; ` +
      `${Math.round(looks / updates)} looks each, ${worsened} events, ${liquidated} liquidated`,
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
