import {
  type InstitutionRecord,
  type NetworkSnapshot,
  SENIORITIES,
  type Seniority,
  snapshotOf,
} from '@faultline/network';
import fc from 'fast-check';

// Small systems for tests: by hand, and drawn at random. Imported by tests only.

/** Claims of i on j, and the equity of each bank (null: not stated, which makes it a sink). */
export interface SampleNetwork {
  readonly claims: readonly (readonly number[])[];
  readonly equity: readonly (number | null)[];
  /** Of the claim of i on j; not stated unless told. */
  readonly seniorities?: readonly (readonly Seniority[])[];
  /** Not stated unless told. */
  readonly totalAssets?: readonly (number | null)[];
}

const source = { quality: 'ILLUSTRATIVE', source: 'sample' } as const;

/** A snapshot whose row i is bank i, unless `keys` says otherwise; `digestOf` hashes where a test compares content. */
export function snapshotFromSample(
  { claims, equity, seniorities, totalAssets = [] }: SampleNetwork,
  { keys = claims.map((_, i) => `bank-${String(i).padStart(3, '0')}`), digestOf = contentSum } = {},
): NetworkSnapshot {
  const key = (i: number) => keys[i] ?? '';
  const institutions: InstitutionRecord[] = claims.map((_, i) => ({
    key: key(i),
    name: key(i),
    kind: 'BANK',
    country: null,
  }));
  return snapshotOf(
    {
      dataset: {
        slug: 'sample',
        title: 'Sample',
        description: '',
        asOf: '2000-01-01',
        currency: 'EUR',
        scale: 0,
        assumptions: [],
        sensitivity: null,
      },
      sources: [{ key: 'sample' }],
      institutions,
      balanceSheets: claims.flatMap((_, i) =>
        [
          { measure: 'EQUITY' as const, amount: equity[i] ?? null },
          { measure: 'TOTAL_ASSETS' as const, amount: totalAssets[i] ?? null },
        ].flatMap(({ measure, amount }) =>
          amount === null
            ? []
            : {
                institution: key(i),
                scope: 'SOLO' as const,
                asOf: '2000-01-01',
                measure,
                amount,
                currency: 'EUR',
                ...source,
              },
        ),
      ),
      exposures: claims.flatMap((row, i) =>
        row.flatMap((amount, j) =>
          amount === 0
            ? []
            : {
                creditor: key(i),
                debtor: key(j),
                instrument: 'INTERBANK' as const,
                seniority: seniorities?.[i]?.[j] ?? ('UNSPECIFIED' as const),
                maturityBucket: 'UNSPECIFIED' as const,
                amount,
                currency: 'EUR',
                collateralAmount: null,
                ...source,
              },
        ),
      ),
    },
    digestOf,
  );
}

/** The same banks with every amount times a factor. */
export function scaled({ claims, equity, ...rest }: SampleNetwork, factor: number): SampleNetwork {
  return {
    ...rest,
    claims: claims.map((row) => row.map((amount) => amount * factor)),
    equity: equity.map((amount) => (amount === null ? null : amount * factor)),
  };
}

/** A plain checksum of every byte (FNV-1a): enough to notice that a model wrote into a snapshot. */
export function contentSum(chunks: Iterable<Uint8Array>): string {
  let sum = 0x811c9dc5;
  for (const chunk of chunks) for (const byte of chunk) sum = Math.imul(sum ^ byte, 0x01000193) >>> 0;
  return sum.toString(16);
}

/** Up to eight banks with claims of every seniority, from empty and disconnected to far above spectral radius 1, some failed before the shock or without stated equity. */
export const sampleNetworks: fc.Arbitrary<
  SampleNetwork & { readonly seniorities: readonly (readonly Seniority[])[]; readonly shock: readonly number[] }
> = fc
  .nat(8)
  .chain((count) =>
    fc.record({
      claims: fc.array(fc.array(claim(), { minLength: count, maxLength: count }), {
        minLength: count,
        maxLength: count,
      }),
      equity: fc.array(equity(), { minLength: count, maxLength: count }),
      shock: fc.array(fc.oneof(fc.constant(0), fc.constant(1), unit()), { minLength: count, maxLength: count }),
    }),
  )
  .map(({ claims, equity, shock }) => ({
    claims: claims.map((row, i) => row.map((amount, j) => (i === j ? 0 : amount))),
    equity,
    // As good as drawn: the last digit of an amount of hundredths.
    seniorities: claims.map((row) => row.map((amount) => seniorityAt(Math.round(amount * 100)))),
    shock: shock.map((ratio, i) => ((equity[i] ?? 0) > 0 ? ratio : 0)),
  }));

function seniorityAt(place: number): Seniority {
  return SENIORITIES[place % SENIORITIES.length] ?? 'UNSPECIFIED';
}

function unit(): fc.Arbitrary<number> {
  return fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000);
}

function claim(): fc.Arbitrary<number> {
  return fc.oneof(
    { arbitrary: fc.constant(0), weight: 3 },
    { arbitrary: fc.integer({ min: 1, max: 5000 }).map((amount) => amount / 100), weight: 2 },
  );
}

function equity(): fc.Arbitrary<number | null> {
  return fc.oneof(
    { arbitrary: fc.integer({ min: 1, max: 10_000 }).map((amount) => amount / 100), weight: 12 },
    { arbitrary: fc.constantFrom(0, -3), weight: 1 },
    { arbitrary: fc.constant(null), weight: 1 },
  );
}
