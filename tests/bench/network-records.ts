import type {
  BalanceSheetRecord,
  DatasetRecord,
  ExposureRecord,
  InstitutionRecord,
  SourceRecord,
} from '@faultline/network';
import { INSTRUMENTS, MATURITY_BUCKETS } from '../../packages/network/src/kinds.ts';
import { randomStream } from './random-stream.ts';

// ILLUSTRATIVE: a network made up to measure speed; no institution of the world. Records are made one after the other and
// nothing is kept but the counterparties of one creditor, so that size costs time and no memory.

export interface NetworkSize {
  readonly institutions: number;
  readonly exposures: number;
  readonly seed: number;
}

/** Shares of claims and of obligations fall with rank as powers: few institutions form the core. */
const CLAIMS_EXPONENT = 0.6;
const POPULARITY = 1.8;
/** Coprime to powers of ten: institutions come in another order than their keys. */
const STRIDE = 7_368_787;
const MOST_AMOUNT = 742;
const ILLUSTRATIVE = { quality: 'ILLUSTRATIVE', source: 'generator' } as const;
const AS_OF = '2019-12-31';

export function datasetOf({ institutions, exposures, seed }: NetworkSize): DatasetRecord {
  return {
    slug: `bench-${institutions}-${exposures}`,
    title: `Made-up network ${seed}`,
    description: 'ILLUSTRATIVE: a core-periphery network made up to measure speed.',
    asOf: AS_OF,
    currency: 'EUR',
    scale: 6,
    assumptions: [],
    sensitivity: null,
  };
}

export const SOURCES: readonly SourceRecord[] = [
  {
    key: 'generator',
    publisher: 'Faultline',
    title: 'Generator of made-up networks',
    licence: 'Apache-2.0',
    reference: 'tests/bench/network-records.ts',
  },
];

let keys: readonly string[] = [];

/** One text per institution, however often it is named: millions of records are held in memory, far from any cache. */
function keyOf(rank: number, count: number): string {
  if (keys.length !== count)
    keys = Array.from(
      { length: count },
      (_, place) => `institution-${String((place * STRIDE) % count).padStart(8, '0')}`,
    );
  return keys[rank] ?? '';
}

/** How many claims the institution of a rank holds; all ranks together have exactly `exposures`. */
function claimCount(rank: number, { institutions, exposures }: NetworkSize): number {
  const upTo = (ranks: number) => Math.round(exposures * (ranks / institutions) ** CLAIMS_EXPONENT);
  return upTo(rank + 1) - upTo(rank);
}

export function* institutionsOf({ institutions }: NetworkSize): Generator<InstitutionRecord> {
  const kinds = ['BANK', 'BANK', 'BANK', 'INSURER', 'FUND', 'BROKER_DEALER'] as const;
  const countries = ['DE', 'FR', 'IT', 'ES', 'NL', 'SE', null];
  for (let rank = 0; rank < institutions; rank++)
    yield {
      key: keyOf(rank, institutions),
      name: `Made-up Institution ${rank + 1}`,
      kind: kinds[rank % kinds.length] ?? 'BANK',
      country: countries[rank % countries.length] ?? null,
    };
}

/** Total assets above all claims, equity 4 to 10 % of them. */
export function* balanceSheetsOf(size: NetworkSize): Generator<BalanceSheetRecord> {
  const next = randomStream(size.seed + 1);
  for (let rank = 0; rank < size.institutions; rank++) {
    const totalAssets = 100 + MOST_AMOUNT * claimCount(rank, size);
    const figures = [
      ['TOTAL_ASSETS', totalAssets],
      ['EQUITY', cents(totalAssets * (0.04 + 0.06 * next()))],
    ] as const;
    for (const [measure, amount] of figures)
      yield {
        institution: keyOf(rank, size.institutions),
        scope: 'CONSOLIDATED',
        asOf: AS_OF,
        measure,
        amount,
        currency: 'EUR',
        ...ILLUSTRATIVE,
      };
  }
}

/** By creditor; no two of a creditor have the same debtor and instrument. */
export function* exposuresOf(size: NetworkSize): Generator<ExposureRecord> {
  const next = randomStream(size.seed);
  const { institutions } = size;
  if (claimCount(0, size) > institutions * 2)
    throw new Error(`${institutions} institutions are too few for ${size.exposures} exposures`);
  for (let rank = 0; rank < institutions; rank++) {
    const taken = new Set<number>();
    const count = claimCount(rank, size);
    while (taken.size < count) {
      const debtor = Math.floor(institutions * next() ** POPULARITY);
      const place = Math.floor(next() * INSTRUMENTS.length);
      const pair = debtor * INSTRUMENTS.length + place;
      if (debtor === rank || taken.has(pair)) continue;
      taken.add(pair);
      const instrument = INSTRUMENTS[place] ?? 'OTHER';
      const amount = cents(MOST_AMOUNT ** next());
      yield {
        creditor: keyOf(rank, institutions),
        debtor: keyOf(debtor, institutions),
        instrument,
        seniority: instrument === 'REPO' ? 'SENIOR_SECURED' : 'SENIOR_UNSECURED',
        maturityBucket: MATURITY_BUCKETS[Math.floor(next() * MATURITY_BUCKETS.length)] ?? 'UNSPECIFIED',
        amount,
        currency: 'EUR',
        collateralAmount: instrument === 'REPO' ? cents(0.95 * amount) : null,
        ...ILLUSTRATIVE,
      };
    }
  }
}

function cents(amount: number): number {
  return Math.round(100 * amount) / 100;
}
