import fc from 'fast-check';
import { randomStream } from '../../numeric/random-stream.ts';
import { type LiquidationRules, PLAIN_RULES } from './liquidation-rules.ts';
import type { PerpetualBook } from './perpetual-book.ts';

// Books for tests: by hand, and drawn at random. Imported by tests only.

export interface SampleAccount {
  readonly side: 1 | -1;
  readonly quantity: number;
  readonly collateral: number;
  readonly entry?: number;
}

export function bookFromSample(accounts: readonly SampleAccount[], maintenanceRatio = 0.005): PerpetualBook {
  return {
    side: Float64Array.from(accounts, ({ side }) => side),
    quantity: Float64Array.from(accounts, ({ quantity }) => quantity),
    entryPrice: Float64Array.from(accounts, ({ entry = 100 }) => entry),
    collateralAmount: Float64Array.from(accounts, ({ collateral }) => collateral),
    maintenanceRatio: Float64Array.from(accounts, () => maintenanceRatio),
  };
}

/** Longs at 100, 50, 25, 10 and 2 times leverage against one short, all entered at 100. */
export const FIVE_LONGS = bookFromSample([
  { side: 1, quantity: 100, collateral: 100 },
  { side: 1, quantity: 100, collateral: 200 },
  { side: 1, quantity: 200, collateral: 800 },
  { side: 1, quantity: 400, collateral: 4000 },
  { side: 1, quantity: 200, collateral: 10_000 },
  { side: -1, quantity: 1000, collateral: 20_000 },
]);

/** Both sides, whole quantities, leverage of 2 to 100 at the entry price; some entered off 100. */
export const sampleBooks: fc.Arbitrary<PerpetualBook> = fc
  .array(
    fc.record({
      side: fc.constantFrom(1 as const, -1 as const),
      quantity: fc.integer({ min: 0, max: 400 }),
      leverage: fc.integer({ min: 2, max: 100 }),
      entry: fc.integer({ min: 99_000, max: 101_000 }).map((thousandths) => thousandths / 1000),
    }),
    { maxLength: 12 },
  )
  .map((accounts) =>
    bookFromSample(
      accounts.map(({ leverage, ...account }) => ({
        ...account,
        collateral: (account.quantity * account.entry) / leverage,
      })),
    ),
  );

export const sampleRules: fc.Arbitrary<LiquidationRules> = fc
  .record({
    impact: fc.oneof(
      fc.integer({ min: 0, max: 40 }).map((k) => ({ law: 'LINEAR' as const, impactPerUnit: k / 1000 })),
      fc.integer({ min: 0, max: 40 }).map((k) => ({ law: 'EXPONENTIAL' as const, impactPerUnit: k / 100_000 })),
      fc.integer({ min: 0, max: 40 }).map((k) => ({ law: 'SQUARE_ROOT' as const, impactPerRootUnit: k / 10_000 })),
    ),
    resilience: fc.constantFrom(0, 0, 0.3, 1),
    permanentShare: fc.constantFrom(0, 0.5, 1),
    markNewestWeight: fc.constantFrom(1, 1, 0.5, 0.2),
    closedShare: fc.constantFrom(1, 1, 0.25),
    tradingFeeRatio: fc.constantFrom(0, 0.0005),
    liquidationFeeRatio: fc.constantFrom(0, 0.005),
    insuranceFundAmount: fc.constantFrom(0, 100, 1e6),
    circuitBreaker: fc.constantFrom(null, { moveRatio: 0.02, haltRounds: 3 }),
    autoDeleveraging: fc.constantFrom(null, 'QUEUE' as const, 'PRO_RATA' as const, 'PRO_RATA_PROFITABLE' as const),
  })
  .map((rules) => (rules.impact.law === 'SQUARE_ROOT' ? { ...rules, resilience: 0 } : rules));

export const sampleShocks: fc.Arbitrary<number> = fc
  .integer({ min: -2500, max: 2500 })
  .map((basisPoints) => basisPoints / 10_000);

/** Longs alone and the liquidity provider: leverage 2 to 100, entries about 100, quantities in eighths so that sums are exact. */
export function randomLongs(count: number, seed: number): PerpetualBook {
  const stream = randomStream(seed, 0);
  return bookFromSample(
    Array.from({ length: count }, () => {
      const quantity = (1 + Math.floor(stream.uniform() * 80)) / 8;
      const entry = 100 + (stream.uniform() - 0.5) * 0.5;
      return { side: 1 as const, quantity, entry, collateral: (quantity * entry) / (2 + 78 * stream.uniform()) };
    }),
  );
}

export function plainRules(impactPerUnit: number, changed: Partial<LiquidationRules> = {}): LiquidationRules {
  return { ...PLAIN_RULES, impact: { law: 'LINEAR', impactPerUnit }, ...changed };
}
