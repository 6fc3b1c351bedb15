import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type MarginMonitor, marginMonitor } from '../../packages/engine/src/monitor/margin-monitor.ts';
import { POOL_STATES } from '../../packages/engine/src/monitor/monitored-pools.ts';
import { contentOf, type LeveragedAccounts, MARKETS, TIERS } from './leveraged-accounts.ts';
import { firstMarks } from './mark-walk.ts';
import { compileC, openLines } from './peer-process.ts';

/** Pools that have become worse, by number, and how: "17 LIQUIDATING". */
export type Worsened = readonly string[];

/** Who looks at everybody at every update. */
export interface MarginSweeps {
  readonly name: string;
  sweep(marks: Float64Array): Promise<{ readonly milliseconds: number; readonly worsened: Worsened }>;
  /** Milliseconds of a sweep written for speed, from the same states, which it leaves as they are; null where there is none. */
  leanSweep(marks: Float64Array): Promise<{ readonly milliseconds: number; readonly worsenedCount: number } | null>;
  /** These are liquidated and closed. */
  close(pools: readonly number[]): Promise<void>;
  end(): void;
}

export const [WARNING_FACTOR, CALL_FACTOR] = [1.5, 1.2];

/** The monitor over these accounts, all opened. */
export function monitorOver(accounts: LeveragedAccounts, looksAtAll: boolean): MarginMonitor {
  const monitor = marginMonitor({
    tiers: TIERS,
    marks: [...firstMarks()],
    time: 0,
    maxMarkAgeMs: Number.MAX_VALUE,
    warningFactor: WARNING_FACTOR,
    callFactor: CALL_FACTOR,
    liquidates: 'BELOW_MAINTENANCE',
    looksAtAll,
  });
  if ('problem' in monitor) throw new Error(monitor.problem.message);
  for (let account = 0; account < accounts.count; account++) {
    const pool = monitor.open(contentOf(accounts, account));
    if (pool !== account) throw new Error(`account ${account} was refused`);
  }
  return monitor;
}

export function updateMonitor(monitor: MarginMonitor, sequence: number, marks: Float64Array) {
  const time = 1000 * sequence;
  return monitor.update({ sequence, time, marks: Array.from(marks, (price, market) => ({ market, price, time })) });
}

export function worsenedOf({ events }: ReturnType<MarginMonitor['update']>): Worsened {
  return [...events]
    .sort((left, right) => left.pool - right.pool)
    .map(({ pool, kind }) => `${pool} ${kind === 'LIQUIDATE' ? 'LIQUIDATING' : kind}`);
}

/** In C where there is gcc; else our own. */
export function openSweeps(accounts: LeveragedAccounts): MarginSweeps {
  return openCSweeps(accounts) ?? ownSweeps(accounts);
}

function ownSweeps(accounts: LeveragedAccounts): MarginSweeps {
  const monitor = monitorOver(accounts, true);
  let sequence = 0;
  return {
    name: 'our own sweep, without gcc',
    sweep(marks) {
      sequence++;
      const began = performance.now();
      const answer = updateMonitor(monitor, sequence, marks);
      return Promise.resolve({ milliseconds: performance.now() - began, worsened: worsenedOf(answer) });
    },
    leanSweep: () => Promise.resolve(null),
    close(pools) {
      for (const pool of pools) monitor.endLiquidation(pool, null);
      return Promise.resolve();
    },
    end() {},
  };
}

function openCSweeps(accounts: LeveragedAccounts): MarginSweeps | null {
  const folder = mkdtempSync(join(tmpdir(), 'faultline-bench-'));
  const end = () => rmSync(folder, { recursive: true, force: true });
  const program = compileC('margins', folder);
  if (program === null) {
    end();
    return null;
  }
  const path = join(folder, 'pools');
  writePools(path, accounts);
  const lines = openLines(program, [path]);
  return {
    name: 'C',
    async sweep(marks) {
      const [milliseconds = Number.NaN, ...pairs] = await lines.ask(`sweep ${marks.join(' ')}`);
      const worsened: string[] = [];
      for (let at = 0; at < pairs.length; at += 2) worsened.push(`${pairs[at]} ${POOL_STATES[pairs[at + 1] ?? 0]}`);
      return { milliseconds, worsened };
    },
    async leanSweep(marks) {
      const [milliseconds = Number.NaN, worsenedCount = Number.NaN] = await lines.ask(`lean ${marks.join(' ')}`);
      return { milliseconds, worsenedCount };
    },
    async close(pools) {
      if (pools.length > 0) await lines.ask(`close ${pools.join(' ')}`);
    },
    end() {
      lines.close();
      end();
    },
  };
}

/** Four counts, then tiers and pools as columns, in the machine's byte order. */
function writePools(path: string, accounts: LeveragedAccounts): void {
  const { count, positions, cashAmounts, signedQuantities, entryPrices } = accounts;
  const tierStart = new Uint32Array(MARKETS + 1);
  for (const [market, { capNotional }] of TIERS.entries())
    tierStart[market + 1] = (tierStart[market] ?? 0) + capNotional.length;
  const base = cashAmounts.map((cash, account) => {
    let left = cash;
    for (let place = account * positions; place < (account + 1) * positions; place++)
      left -= (signedQuantities[place] ?? 0) * (entryPrices[place] ?? 0);
    return left;
  });
  const columns = [
    Uint32Array.of(MARKETS, tierStart[MARKETS] ?? 0, count, count * positions),
    tierStart,
    ...(['capNotional', 'maintenanceRatio', 'deductionAmount'] as const).map((column) =>
      Float64Array.from(TIERS.flatMap((tiers) => [...tiers[column]])),
    ),
    Float64Array.of(WARNING_FACTOR, CALL_FACTOR),
    Uint32Array.from({ length: count + 1 }, (_, account) => account * positions),
    base,
    signedQuantities,
    accounts.markets,
  ];
  writeFileSync(path, '');
  for (const column of columns) writeFileSync(path, column, { flag: 'a' });
}
