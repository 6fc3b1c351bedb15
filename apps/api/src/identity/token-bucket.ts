/** Budgets that fill up again over time, one per name. In memory: each API process keeps its own. */
export interface TokenBuckets {
  /** Of each of them. */
  readonly size: BucketSize;
  /** Takes `amount` if there is that much; else answers in how many seconds there will be. */
  take(
    name: string,
    amount: number,
  ): { readonly taken: boolean; readonly remaining: number; readonly retrySeconds: number };
  remaining(name: string): number;
}

export interface BucketSize {
  readonly capacity: number;
  readonly perSecond: number;
}

/** Names kept at once; beyond it, those that are full again are forgotten, which changes nothing for them. */
const MOST_NAMES = 10_000;

export function tokenBuckets(size: BucketSize, now: () => number = Date.now): TokenBuckets {
  const { capacity, perSecond } = size;
  const buckets = new Map<string, { level: number; at: number }>();
  const levelOf = (name: string) => {
    const known = buckets.get(name);
    return known ? Math.min(capacity, known.level + ((now() - known.at) / 1000) * perSecond) : capacity;
  };
  const forgetFull = () => {
    for (const name of buckets.keys()) if (levelOf(name) >= capacity) buckets.delete(name);
  };
  return {
    size,
    take(name, amount) {
      if (buckets.size >= MOST_NAMES) forgetFull();
      const level = levelOf(name);
      const taken = amount <= level;
      buckets.set(name, { level: taken ? level - amount : level, at: now() });
      const missing = Math.min(amount, capacity) - level;
      return {
        taken,
        remaining: taken ? level - amount : level,
        retrySeconds: taken ? 0 : Math.ceil(missing / perSecond),
      };
    },
    remaining: levelOf,
  };
}
