import { openStore } from '@faultline/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { batchesOf, dataset, records, reported } from '../database/two-banks.ts';
import { type Amount, askAbout, type Named, PROBLEM } from './ask-about.ts';
import { importCrypto } from './margin-watch.ts';
import { type RunningApi, startApi } from './running-api.ts';

// Who bears a cascade. The market bond-dollar of two-banks with amounts in euros: mark 99, margin 10 % of notional, no fund. Its
// venue is alpha, with a CET1 capital of 50; beta owns the account `one`, CROSS with 20 of cash, long 10 units from 100, and
// has less than no equity. Alpha owns `short`, 10 units from 99 with 2,000.

const crowded = {
  ...records,
  accounts: [
    ...(records.accounts ?? []),
    { key: 'short', venue: 'alpha', owner: 'alpha', mode: 'ISOLATED' as const, cash: 0, currency: 'EUR', ...reported },
  ],
  positions: [
    ...(records.positions ?? []),
    {
      ...{ market: 'bond-dollar', account: 'short', side: 'SHORT' as const, quantity: 10, entryPrice: 99 },
      ...{ collateral: 2_000, ...reported },
    },
  ],
};

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
  const store = openStore(api.database);
  await store.importDataset({ tenant: 'local' }, { ...dataset, slug: 'borne', scale: 0 }, batchesOf(crowded));
  await store.close();
  await importCrypto(api.database);
});
afterAll(() => api.close());

interface Borne {
  readonly bearerCount: number;
  readonly lossOutsideShock: Amount;
  readonly bearers: readonly (Named & {
    readonly loss: Amount;
    readonly accountLoss: Amount;
    readonly venueLoss: Amount;
    readonly lossOverCapital: { readonly value: number | null; readonly reason: string | null };
    readonly shockRatio: number | null;
  })[];
  readonly contagion: {
    readonly code?: string;
    readonly losses: { readonly edges: readonly { readonly node: Named & { readonly contagionLoss: Amount } }[] };
  };
}

const RUN = 'losses(first: 500) { edges { node { institution { key } contagionLoss { amount } } } }';
const BORNE = `bearerCount lossOutsideShock { amount }
  bearers(first: 500) { institution { key } loss { amount } accountLoss { amount } venueLoss { amount }
    lossOverCapital { value reason } shockRatio }`;

const borne = async (slug: string, asked: string) =>
  (
    await askAbout<Borne>(
      api,
      slug,
      `simulateCascade(${asked}) { ${PROBLEM} ... on Cascade { ${BORNE} contagion { ${PROBLEM} ... on Run { ${RUN} } } } }`,
    )
  ).found;

const BINANCE = 'market: "binance-btc", shock: -0.3';

describe('the bearers of a cascade', () => {
  // 99 falls to 89.1, and the sale of 10 units at an impact of 0.1 takes it to 88.1: sold at 88.6, `one` had 10 at the mark
  // and loses 104, of which 94 are alpha's as the venue. Alpha's short gains 10 (99 - 88.1).
  test('are the owner of what was closed, with what it had, and the venue, with what that lacked', async () => {
    const { bearers, bearerCount, lossOutsideShock, contagion } = await borne(
      'borne',
      'market: "bond-dollar", shock: -0.1, impact: { parameter: 0.1 }',
    );
    expect(bearerCount).toBe(2);
    const found = bearers.map(({ institution, accountLoss, venueLoss, loss }) => [
      institution.key,
      ...[accountLoss, venueLoss, loss].map(({ amount }) => Number(amount)),
    ]);
    const close = (value: number) => expect.closeTo(value, 9);
    expect(found).toEqual([
      ['beta', close(10), 0, close(10)],
      ['alpha', close(-109), close(94), close(-15)],
    ]);
    const [beta, alpha] = bearers;
    expect(beta).toMatchObject({
      lossOverCapital: { value: null, reason: 'NEGATIVE_OR_ZERO_EQUITY' },
      shockRatio: null,
    });
    expect(alpha?.lossOverCapital.value).toBeCloseTo(-15 / 50, 12);
    expect(Number(lossOutsideShock.amount)).toBeCloseTo(10, 9);
    // Who loses has nothing to be shocked, and is named as the reason.
    expect(contagion.code).toBe('NO_CAPITAL');
  });

  test('shock the graph by their losses over capital: a venue that loses all it has costs those who lent to it', async () => {
    const { bearers, lossOutsideShock, contagion } = await borne('crypto-2025', BINANCE);
    const holders = bearers.filter(({ lossOverCapital }) => lossOverCapital.reason === 'AGGREGATE');
    expect(holders.map(({ institution }) => institution.key)).toEqual(['binance-account-holders']);
    expect(lossOutsideShock).toEqual(holders[0]?.loss);
    const lender = contagion.losses.edges.find(({ node }) => node.institution.key === 'illustrative-lender-1');
    expect(Number(lender?.node.contagionLoss.amount)).toBeGreaterThan(0);
  });
});
