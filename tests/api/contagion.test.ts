import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linearDebtRankReference } from '../../packages/engine/src/contagion/debt-rank/debt-rank.reference.ts';
import { type RunningApi, startApi } from './running-api.ts';

const DEUTSCHE_BANK = '7LTWFZYICNSX8D621K86';
let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

interface OneId {
  readonly snapshot: { readonly search: readonly { readonly id: string; readonly name: string }[] };
}

async function idOf(text: string): Promise<string> {
  const { data } = await api.askDocument<OneId>('search', { text });
  return data.snapshot.search[0]?.id ?? '';
}

interface Contagion {
  readonly snapshot: {
    readonly contagion: {
      readonly __typename: string;
      readonly code: string;
      readonly message: string;
      readonly path: readonly string[];
      readonly id: string;
      readonly digest: string;
      readonly quality: string;
      readonly convergence: { readonly converged: boolean; readonly spectralRadius: number };
      readonly totals: {
        readonly loss: { readonly amount: string };
        readonly contagionLoss: { readonly amount: string };
        readonly debtRank: { readonly value: number };
      };
      readonly rounds: readonly { readonly loss: { readonly amount: string } }[];
      readonly losses: {
        readonly totalCount: number;
        readonly edges: readonly {
          readonly node: {
            readonly institution: { readonly key: string };
            readonly lossRatio: { readonly value: number };
          };
        }[];
      };
      readonly transmissions: { readonly totalAmount: { readonly amount: string } };
    };
  };
}

/** Claims between banks and their CET1, read from the files by other means than the program's. */
function filedNetwork() {
  const folder = resolve(import.meta.dirname, '../../datasets/europe-2019');
  const rows = (text: string) => Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
  const cet1 = rows(readFileSync(join(folder, 'balance_sheets.csv'), 'utf8')).filter((row) => row.measure === 'CET1');
  const keys = cet1.map((row) => row.institution ?? '').sort();
  const at = new Map(keys.map((key, row) => [key, row]));
  const claims = keys.map(() => keys.map(() => 0));
  for (const row of rows(gunzipSync(readFileSync(join(folder, 'exposures.csv.gz'))).toString('utf8'))) {
    const [creditor, debtor] = [at.get(row.creditor ?? ''), at.get(row.debtor ?? '')];
    const line = creditor === undefined ? undefined : claims[creditor];
    if (line && debtor !== undefined) line[debtor] = (line[debtor] ?? 0) + Number(row.amount);
  }
  const equity = keys.map((key) => Number(cet1.find((row) => row.institution === key)?.amount));
  return { keys, claims, equity };
}

describe('contagion from the failure of one bank', () => {
  test('is what the slow reference says, to 1e-9, for every bank', async () => {
    const { keys, claims, equity } = filedNetwork();
    const failing = keys.indexOf(DEUTSCHE_BANK.toLowerCase());
    const expected = linearDebtRankReference(
      claims,
      equity,
      keys.map((_, row) => (row === failing ? 1 : 0)),
    );
    const { data, errors } = await api.askDocument<Contagion>('contagion', {
      institution: await idOf(DEUTSCHE_BANK),
      lossRatio: 1,
    });
    expect(errors).toEqual([]);
    const { losses, convergence } = data.snapshot.contagion;
    expect(losses.totalCount).toBe(121);
    expect(convergence.converged).toBe(true);
    for (const { node } of losses.edges)
      expect(
        Math.abs(node.lossRatio.value - (expected[keys.indexOf(node.institution.key)] ?? Number.NaN)),
        node.institution.key,
      ).toBeLessThanOrEqual(1e-9);
  });

  test('adds up: rounds to the loss, transmissions to the contagion loss; and is called an estimate', async () => {
    const { data } = await api.askDocument<Contagion>('contagion', {
      institution: await idOf(DEUTSCHE_BANK),
      lossRatio: 0.8,
    });
    const { totals, rounds, transmissions, quality } = data.snapshot.contagion;
    const loss = Number(totals.loss.amount);
    expect(Math.abs(rounds.reduce((sum, round) => sum + Number(round.loss.amount), 0) - loss)).toBeLessThan(
      1e-9 * loss,
    );
    expect(Math.abs(Number(transmissions.totalAmount.amount) - Number(totals.contagionLoss.amount))).toBeLessThan(
      1e-9 * loss,
    );
    expect(quality).toBe('ESTIMATED');
  });

  test('is as certain as the capital of the bank where nobody passes a loss on', async () => {
    const QUALITIES = `quality totals { contagionLoss { amount } debtRank { quality } }
      loss(institution: "${await idOf(DEUTSCHE_BANK)}") { lossRatio { quality } }`;
    const ask = async (lossRatio: number) => {
      const { data } = await api.ask<{
        snapshot: {
          contagion: {
            readonly quality: string;
            readonly totals: { readonly contagionLoss: { readonly amount: string }; readonly debtRank: unknown };
            readonly loss: unknown;
          };
        };
      }>(`{ snapshot(slug: "europe-2019") { ... on Snapshot { contagion(model: { defaultCascade: {} },
        shock: { losses: [{ institution: "${DEUTSCHE_BANK.toLowerCase()}", lossRatio: ${lossRatio} }] }) {
        ... on Run { ${QUALITIES} } } } } }`);
      const { quality, totals, loss } = data.snapshot.contagion;
      return { isPassedOn: Number(totals.contagionLoss.amount) > 0, quality, debtRank: totals.debtRank, loss };
    };
    const all = (quality: string) => ({ quality, debtRank: { quality }, loss: { lossRatio: { quality } } });
    expect(await ask(0.5)).toEqual({ isPassedOn: false, ...all('REPORTED') });
    expect(await ask(1)).toEqual({ isPassedOn: true, ...all('ESTIMATED') });
  });

  test('asked again is answered from store, with the same id and digits; other parameters are another run', async () => {
    const variables = { institution: await idOf(DEUTSCHE_BANK), lossRatio: 0.5 };
    const first = await api.askDocument<Contagion>('contagion', variables);
    expect(first.statements.some((text) => text.includes('INSERT'))).toBe(true);
    const again = await api.askDocument<Contagion>('contagion', variables);
    expect(again.statements.some((text) => text.includes('INSERT'))).toBe(false);
    expect(again.data).toEqual(first.data);
    const other = await api.askDocument<Contagion>('contagion', {
      ...variables,
      model: { debtRankNonlinear: { alpha: 3 } },
    });
    expect(other.data.snapshot.contagion.digest).not.toBe(first.data.snapshot.contagion.digest);
    expect(Number(other.data.snapshot.contagion.totals.loss.amount)).toBeLessThan(
      Number(first.data.snapshot.contagion.totals.loss.amount),
    );
  });

  test.each([
    ['B09: a loss of 101 % of capital', { lossRatio: 1.01 }, 'BAD_SHOCK', ['shock', 'losses', '0', 'lossRatio']],
    ['B09: a loss below nothing', { lossRatio: -0.01 }, 'BAD_SHOCK', ['shock', 'losses', '0', 'lossRatio']],
    [
      'a sovereign',
      { institution: 'Central government and central bank of Germany' },
      'NO_CAPITAL',
      ['shock', 'losses', '0', 'institution'],
    ],
    ['an institution of nowhere', { institution: '' }, 'NOT_FOUND', ['shock', 'losses', '0', 'institution']],
    [
      'an alpha below zero',
      { model: { debtRankNonlinear: { alpha: -1 } } },
      'BAD_PARAMETER',
      ['model', 'debtRankNonlinear', 'alpha'],
    ],
  ])('%s is refused with a sentence and the path to it', async (_, changed, code, path) => {
    const given = { institution: DEUTSCHE_BANK, lossRatio: 1, ...changed };
    const { data } = await api.askDocument<Contagion>('contagion', {
      ...given,
      institution: given.institution && (await idOf(given.institution)),
    });
    expect(data.snapshot.contagion).toMatchObject({ __typename: 'Problem', code, path });
    expect(data.snapshot.contagion.message).toMatch(/[.]$/);
  });

  test('of nobody is nothing', async () => {
    const { data } = await api.askDocument<Contagion>('contagion', {
      institution: await idOf(DEUTSCHE_BANK),
      lossRatio: 0,
    });
    expect(data.snapshot.contagion.totals.loss.amount).toBe('0');
  });
});

describe('global ids', () => {
  test('lead back to every kind of thing, and the same thing', async () => {
    const query = `{ snapshot(slug: "europe-2019") { ... on Snapshot { id dataset { id } institutions(first: 1) { edges { node { id } } } exposures(first: 1) { edges { node { id } } } assets(first: 1) { edges { node { id holdings: __typename } } } institution(by: { key: "7ltwfzyicnsx8d621k86" }) { ... on Institution { holdings(first: 1) { edges { node { id } } } } } } } }`;
    const { data } = await api.ask<unknown>(query);
    const run = await api.askDocument<Contagion>('contagion', { institution: await idOf(DEUTSCHE_BANK), lossRatio: 1 });
    const ids = [...JSON.stringify(data).matchAll(/"id":"([^"]+)"/g)]
      .map(([, id]) => id ?? '')
      .concat(run.data.snapshot.contagion.id);
    expect(ids.length).toBe(7);
    const { data: found } = await api.ask<{ nodes: ({ __typename: string; id: string } | null)[] }>(
      'query($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }',
      { ids },
    );
    expect(found.nodes.map((node) => node?.id)).toEqual(ids);
    expect(new Set(found.nodes.map((node) => node?.__typename)).size).toBe(7);
  });

  test.each([
    '',
    'zzzz',
    'SW5zdGl0dXRpb246',
    Buffer.from('Tenant:local@/x').toString('base64url'),
    Buffer.from(`Exposure:europe-2019@${'0'.repeat(64)}/1`).toString('base64url'),
  ])('F03: "%s" leads nowhere', async (id) => {
    const { data, errors } = await api.ask<{ node: null }>('query($id: ID!) { node(id: $id) { id } }', { id });
    expect(errors).toEqual([]);
    expect(data.node).toBeNull();
  });

  test.each(['Exposure|8116', 'Exposure|99999999', 'Exposure|01', 'Exposure|-1', 'Holding|625', 'Asset|0', 'Bank|0'])(
    'F03: of this very snapshot but of nothing in it, %s, lead nowhere',
    async (made) => {
      const [type = '', key = ''] = made.split('|');
      const { data } = await api.ask<{ snapshot: { digest: string } }>(
        '{ snapshot(slug: "europe-2019") { ... on Snapshot { digest } } }',
      );
      const id = Buffer.from(`${type}:europe-2019@${data.snapshot.digest}/${key}`).toString('base64url');
      const found = await api.ask<{ node: null }>(
        'query($id: ID!) { node(id: $id) { id ... on Exposure { creditor { name } } ... on Holding { asset { name } } } }',
        { id },
      );
      expect([found.status, found.errors, found.data]).toEqual([200, [], { node: null }]);
    },
  );
});
