import fc from 'fast-check';
import { claimRows } from '../claim-rows.ts';
import { sampleNetworks, snapshotFromSample } from '../sample-networks.ts';
import { valueNetwork } from './network-valuation.ts';
import { VALUATION_FUNCTIONS } from './valuations/valuation-functions.ts';

// Small networks with whole balance sheets for tests: by hand, and drawn at random. Imported by tests only.

export interface Balance {
  readonly claims: readonly (readonly number[])[];
  /** null: a sink. */
  readonly externalAssets: readonly (number | null)[];
  readonly externalLiabilities: readonly number[];
}

/** Values a balance by the registry's entry of this name. */
export function value(
  { claims, externalAssets, externalLiabilities }: Balance,
  shock: readonly number[],
  { by, maxRounds = 25, ...parameters }: { by: string; maxRounds?: number; [parameter: string]: number | string },
) {
  const valuation = VALUATION_FUNCTIONS.find(({ name }) => name === by);
  if (!valuation) throw new Error(`no valuation ${by}`);
  return valueNetwork(
    {
      claims: claimRows(
        snapshotFromSample({ claims, equity: externalAssets.map((assets) => (assets === null ? null : 1)) }),
      ),
      externalAssets: externalAssets.map((assets) => assets ?? Number.NaN),
      externalLiabilities,
    },
    shock,
    { valuation: valuation.bind(parameters as Record<string, number>), maxRounds },
  );
}

/** Sample networks with balance sheets that give the sample's equity, some without external liabilities. */
export const balances = fc
  .record({ network: sampleNetworks, extra: fc.array(fc.constantFrom(0, 1, 25, 300), { minLength: 8, maxLength: 8 }) })
  .map(({ network: { claims, equity, shock }, extra }) => {
    const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
    const cents = (amount: number) => Math.round(amount * 100) / 100;
    const needed = equity.map((own, i) => sum(claims.map((row) => row[i] ?? 0)) + (own ?? 0) - sum(claims[i] ?? []));
    return {
      claims,
      equity,
      externalAssets: equity.map((own, i) =>
        own === null ? null : cents(Math.max(0, needed[i] ?? 0) + (extra[i] ?? 0)),
      ),
      externalLiabilities: equity.map((_, i) => cents(Math.max(0, -(needed[i] ?? 0)) + (extra[i] ?? 0))),
      shock,
    };
  });
