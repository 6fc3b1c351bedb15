import fc from 'fast-check';
import { type SampleNetwork, sampleNetworks } from './sample-networks.ts';

/** Shapes a drawing seldom hits; a claim on oneself is refused where claims are read. Imported by tests only. */
export const UNLIKELY: readonly (SampleNetwork & { readonly name: string })[] = [
  { name: 'no bank at all', claims: [], equity: [] },
  { name: 'one bank', claims: [[0]], equity: [5] },
  {
    name: 'two pairs that know nothing of each other',
    claims: [
      [0, 8, 0, 0],
      [0, 0, 0, 0],
      [0, 0, 0, 8],
      [0, 0, 0, 0],
    ],
    equity: [5, 1, 5, 1],
  },
  {
    name: 'no bank with a claim',
    claims: [
      [0, 0],
      [0, 0],
    ],
    equity: [3, 4],
  },
  {
    name: 'banks without capital',
    claims: [
      [0, 4, 4],
      [4, 0, 4],
      [4, 4, 0],
    ],
    equity: [0, 0, 2],
  },
  {
    name: 'banks insolvent from the start',
    claims: [
      [0, 9, 1],
      [2, 0, 9],
      [9, 2, 0],
    ],
    equity: [-3, -8, 4],
  },
  {
    name: 'a circle in which all default',
    claims: [
      [0, 50, 0],
      [0, 0, 50],
      [50, 0, 0],
    ],
    equity: [1, 1, 1],
  },
  {
    name: 'banks that have lent each other a hundred times their capital',
    claims: [
      [0, 100, 100],
      [100, 0, 100],
      [100, 100, 0],
    ],
    equity: [1, 1, 1],
    seniorities: [
      ['EQUITY', 'SUBORDINATED', 'SENIOR_SECURED'],
      ['SENIOR_SECURED', 'EQUITY', 'UNSPECIFIED'],
      ['SUBORDINATED', 'SENIOR_UNSECURED', 'EQUITY'],
    ],
  },
];

/** Banks of which each claim and each capital is in a unit of its own: from 1e-9 to 1e14 within one network. */
export const unlikelyAmounts: fc.Arbitrary<SampleNetwork> = fc
  .record({
    network: sampleNetworks,
    exponents: fc.array(fc.integer({ min: -9, max: 12 }), { minLength: 1, maxLength: 30 }),
  })
  .map(({ network: { claims, equity, seniorities }, exponents }) => {
    const unitAt = (place: number) => 10 ** (exponents[place % exponents.length] ?? 0);
    return {
      seniorities,
      claims: claims.map((row, i) => row.map((amount, j) => amount * unitAt(i * row.length + j + claims.length))),
      equity: equity.map((amount, i) => (amount === null ? null : amount * unitAt(i))),
    };
  });
