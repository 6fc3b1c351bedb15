import type { MarginEventKind } from '../../packages/engine/src/monitor/judge-pool.ts';
import type { MarginMonitor, MonitorAnswer } from '../../packages/engine/src/monitor/margin-monitor.ts';
import { type MarginSweeps, updateMonitor, worsenedOf } from './margin-sweeps.ts';
import { firstMarks } from './mark-walk.ts';

/** Updates the monitor takes before it is the sweep's turn to take the same. */
export const TURN = 60;

export interface MonitorSides {
  readonly monitor: MarginMonitor;
  readonly sweeps: MarginSweeps;
  /** Updates so far. */
  taken: number;
}

/** What was measured of some updates. */
export interface Played {
  readonly updates: number;
  /** Processor time of the monitor, index rebuilds included, and of the sweeps, in milliseconds. */
  readonly monitor: number;
  readonly sweeps: number;
  /** By the clock, one entry per update. */
  readonly monitorTimes: readonly number[];
  readonly sweepTimes: readonly number[];
  /** Of lean sweeps, one a turn. */
  readonly leanTimes: readonly number[];
  readonly looks: number;
  readonly worsened: number;
  readonly liquidated: number;
}

/** Both sides take the same updates, some at a time in turn; throws where they do not say the same. */
export async function playTurns(sides: MonitorSides, walk: readonly Float64Array[]): Promise<Played> {
  const [monitorTimes, sweepTimes, leanTimes]: [number[], number[], number[]] = [[], [], []];
  let [monitor, looks, worsened, liquidated] = [0, 0, 0, 0];
  for (let at = 0; at < walk.length; at += TURN) {
    const turn = walk.slice(at, at + TURN);
    const played = playMonitor(sides, turn);
    monitor += played.milliseconds;
    monitorTimes.push(...played.times);
    for (const [row, answer] of played.answers.entries()) {
      const swept = await playSweep(sides.sweeps, { marks: turn[row] ?? firstMarks(), answer, withLean: row === 0 });
      sweepTimes.push(swept.milliseconds);
      leanTimes.push(...swept.leanTimes);
      looks += answer.looks;
      worsened += answer.events.length;
      liquidated += swept.over.length;
    }
  }
  const sweeps = sweepTimes.reduce((sum, time) => sum + time, 0);
  return { updates: walk.length, monitor, sweeps, monitorTimes, sweepTimes, leanTimes, looks, worsened, liquidated };
}

/** Whoever is liquidated is closed before the next update; that is counted in. */
function playMonitor(sides: MonitorSides, turn: readonly Float64Array[]) {
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

async function playSweep(
  sweeps: MarginSweeps,
  { marks, answer, withLean }: { marks: Float64Array; answer: MonitorAnswer; withLean: boolean },
) {
  const lean = withLean ? await sweeps.leanSweep(marks) : null;
  if (lean && lean.worsenedCount !== answer.events.length) throw new Error('monitor and the lean sweep part');
  const { milliseconds, worsened } = await sweeps.sweep(marks);
  if (worsened.join() !== worsenedOf(answer).join()) throw new Error(`monitor and ${sweeps.name} part`);
  const over = answer.events.filter(({ kind }) => isOver(kind)).map(({ pool }) => pool);
  await sweeps.close(over);
  return { milliseconds, leanTimes: lean ? [lean.milliseconds] : [], over };
}

function isOver(kind: MarginEventKind): boolean {
  return kind !== 'WARNING' && kind !== 'CALL';
}
