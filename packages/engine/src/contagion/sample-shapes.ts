import { buildSnapshot } from '@faultline/network';
import { snapshotFromSample } from './sample-networks.ts';

// Imported by tests only.

/** `count` banks with equity 10 and these claims, as columns; a hundred thousand rows of text would only be slow. */
export function snapshotOfShape(
  count: number,
  claims: readonly { readonly creditor: number; readonly debtor: number; readonly amount: number }[],
) {
  const empty = snapshotFromSample({ claims: [], equity: [] });
  const zeros = () => new Uint8Array(claims.length);
  const observed = (amount: number) => ({
    amounts: new Float64Array(count).fill(amount),
    qualityCodes: new Uint8Array(count),
    sourceCodes: new Uint16Array(count),
  });
  const { measures } = empty.balanceSheets;
  const keys = Array.from({ length: count }, (_, row) => `bank-${String(row).padStart(6, '0')}`);
  return buildSnapshot(
    {
      header: empty.header,
      sources: ['sample'],
      institutions: { count, keys, names: keys, kindCodes: new Uint8Array(count), countries: keys.map(() => null) },
      balanceSheets: {
        scopeCodes: new Uint8Array(count),
        asOf: keys.map(() => '2000-01-01'),
        measures: {
          ...(Object.fromEntries(
            Object.keys(measures).map((name) => [name, observed(Number.NaN)]),
          ) as unknown as typeof measures),
          EQUITY: observed(10),
        },
      },
      exposures: {
        creditors: Uint32Array.from(claims, ({ creditor }) => creditor),
        debtors: Uint32Array.from(claims, ({ debtor }) => debtor),
        amounts: Float64Array.from(claims, ({ amount }) => amount),
        instrumentCodes: zeros(),
        seniorityCodes: zeros(),
        maturityCodes: zeros(),
        qualityCodes: zeros(),
        sourceCodes: new Uint16Array(claims.length),
      },
      assets: empty.assets,
      holdings: {
        institutions: new Uint32Array(0),
        assets: new Uint32Array(0),
        amounts: new Float64Array(0),
        qualityCodes: new Uint8Array(0),
        sourceCodes: new Uint16Array(0),
      },
      missingFx: [],
    },
    () => 'shape',
  );
}
