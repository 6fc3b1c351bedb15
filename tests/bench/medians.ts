// Absolute times say little on a shared machine: variants take turns in one run, and their medians are compared.

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Milliseconds the work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** So much processor time at least: the system counts it in steps of a few milliseconds. */
const COUNTED_MS = 200;

/**
 * Milliseconds of processor time the work takes on this thread, the average of as many times as it takes to count them:
 * what else the machine does meanwhile counts less.
 */
export function timedOnThread(work: () => unknown): number {
  const began = process.threadCpuUsage();
  for (let times = 1; ; times++) {
    work();
    const { user, system } = process.threadCpuUsage(began);
    if (user + system >= 1000 * COUNTED_MS) return (user + system) / 1000 / times;
  }
}

/** Lets each variant, which answers its own milliseconds, run in turn; answers the median of each. */
export async function medianOfTurns<Name extends string>(
  turns: number,
  variants: Readonly<Record<Name, () => Promise<number>>>,
): Promise<Readonly<Record<Name, number>>> {
  const names = Object.keys(variants) as Name[];
  const times = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let turn = 0; turn < turns; turn++) for (const name of names) times.get(name)?.push(await variants[name]());
  return Object.fromEntries(names.map((name) => [name, median(times.get(name) ?? [])])) as Record<Name, number>;
}
