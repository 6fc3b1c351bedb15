import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

describe('fifty institutions with their exposures and counterparties', () => {
  test('cost at most six statements when nothing is in memory and two when the snapshot is', async () => {
    interface Fifty {
      snapshot: {
        institutions: {
          edges: { node: { name: string; exposuresAsCreditor: { edges: { node: { debtor: { name: string } } }[] } } }[];
        };
      };
    }
    const cold = await api.askDocument<Fifty>('fifty-institutions');
    expect(cold.errors).toEqual([]);
    expect(cold.data.snapshot.institutions.edges).toHaveLength(50);
    expect(cold.data.snapshot.institutions.edges[0]?.node.exposuresAsCreditor.edges[0]?.node.debtor.name).not.toBe('');
    expect(cold.statements.length).toBeLessThanOrEqual(6);
    const warm = await api.askDocument<Fifty>('fifty-institutions');
    expect(warm.statements).toHaveLength(2);
    expect(warm.data).toEqual(cold.data);
  });
});

describe('europe-2019', () => {
  test('has 121 banks with CET1 of EUR 1,469.05 bn, and says what it assumes', async () => {
    interface Totals {
      snapshot: {
        totals: {
          institutionsByKind: { kind: string; count: number }[];
          capital: { amount: string; currency: string; scale: number };
        };
        institutions: { totalCount: number };
        assumptions: { name: string; value: number }[];
        sensitivity: { alternatives: { value: number; top: unknown[] }[] };
      };
    }
    const { data, errors } = await api.askDocument<Totals>('totals');
    expect(errors).toEqual([]);
    expect(data.snapshot.totals.institutionsByKind).toContainEqual({ kind: 'BANK', count: 121 });
    expect(data.snapshot.institutions.totalCount).toBe(121);
    expect(data.snapshot.totals.capital).toMatchObject({ currency: 'EUR', scale: 6 });
    expect(Number(data.snapshot.totals.capital.amount)).toBeCloseTo(1_469_051.633333, 4);
    expect(data.snapshot.assumptions.map(({ name, value }) => [name, value])).toEqual([
      ['interbankCoverage', 0.6],
      ['largeExposureLimit', 0.25],
    ]);
    expect(data.snapshot.sensitivity.alternatives.map(({ value, top }) => [value, top.length])).toEqual([
      [0.3, 10],
      [0.6, 10],
      [0.9, 10],
    ]);
  });

  test('shows one bank’s exposures, each with its source; a figure nobody stated is null', async () => {
    interface One {
      snapshot: {
        institution: {
          name: string;
          balanceSheet: {
            asOf: string;
            cet1: { money: { amount: string }; quality: string; source: { publisher: string } };
            equity: null;
          };
          exposuresAsCreditor: {
            edges: { node: { source: { publisher: string; licence: string }; quality: string } }[];
          };
          holdings: { edges: { node: { asset: { name: string } } }[] };
        };
      };
    }
    const { data, errors, statements } = await api.askDocument<One>('exposures-of-one-bank', { lei: DEUTSCHE_BANK });
    expect(errors).toEqual([]);
    expect(statements.length).toBeLessThanOrEqual(4);
    const { institution } = data.snapshot;
    expect(institution.name).toBe('Deutsche Bank AG');
    expect(institution.balanceSheet).toMatchObject({
      asOf: '2019-12-31',
      equity: null,
      cet1: {
        quality: 'REPORTED',
        money: { amount: '44148.338876' },
        source: { publisher: 'European Banking Authority' },
      },
    });
    expect(institution.exposuresAsCreditor.edges).toHaveLength(5);
    for (const { node } of institution.exposuresAsCreditor.edges) expect(node.source.licence).not.toBe('');
    expect(institution.holdings.edges[0]?.node.asset.name).toContain('Government bonds of');
  });

  test('puts each of the 121 banks on one rung of the leverage ladder, with all their assets', async () => {
    interface Ladder {
      snapshot: {
        totals: { totalAssets: { amount: string } };
        leverage: {
          undefined: unknown[];
          rungs: { count: number; totalAssets: { amount: string }; institutions: { key: string }[] }[];
        };
      };
    }
    const { data } = await api.askDocument<Ladder>('leverage-ladder');
    const { leverage, totals } = data.snapshot;
    expect(leverage.undefined).toEqual([]);
    expect(new Set(leverage.rungs.flatMap(({ institutions }) => institutions.map(({ key }) => key))).size).toBe(121);
    const assets = leverage.rungs.reduce((sum, rung) => sum + Number(rung.totalAssets.amount), 0);
    expect(assets).toBeCloseTo(Number(totals.totalAssets.amount), 3);
  });

  test('finds institutions by LEI, by the beginning of a word, and without accents', async () => {
    const found = async (text: string) => {
      const { data } = await api.askDocument<OneId>('search', { text });
      return data.snapshot.search.map(({ name }) => name);
    };
    expect(await found(DEUTSCHE_BANK.toLowerCase())).toEqual(['Deutsche Bank AG']);
    expect((await found('credit agricole'))[0]).toBe('Groupe Crédit Agricole');
    expect(await found(`'; DROP TABLE runs; --%_\\`)).toEqual([]);
  });

  test('pages through every exposure of a bank without gap or repeat', async () => {
    interface Page {
      snapshot: {
        exposures: {
          totalCount: number;
          edges: { node: { id: string } }[];
          pageInfo: { hasNextPage: boolean; endCursor: string };
        };
      };
    }
    const ids: string[] = [];
    let after: string | null = null;
    for (;;) {
      const { data }: { data: Page } = await api.askDocument<Page>('every-exposure', { after });
      ids.push(...data.snapshot.exposures.edges.map(({ node }) => node.id));
      if (!data.snapshot.exposures.pageInfo.hasNextPage) {
        expect(ids).toHaveLength(data.snapshot.exposures.totalCount);
        break;
      }
      after = data.snapshot.exposures.pageInfo.endCursor;
    }
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('a question asked of a snapshot in memory', () => {
  const variables: Record<string, Record<string, unknown>> = {
    search: { text: 'deutsche' },
    'exposures-of-one-bank': { lei: DEUTSCHE_BANK },
  };

  test.each([
    ['totals', 1],
    ['leverage-ladder', 1],
    ['every-exposure', 1],
    ['search', 2],
    ['fifty-institutions', 2],
    ['network', 2],
    ['exposures-of-one-bank', 4],
  ])('%s costs %i statements', async (name, count) => {
    await api.askDocument(name, variables[name]);
    const { statements, errors } = await api.askDocument(name, variables[name]);
    expect(errors).toEqual([]);
    expect(statements).toHaveLength(count);
  });

  test('says of a drawing what its caps left out', async () => {
    interface Drawn {
      snapshot: {
        network: {
          positions: { x: number; y: number }[];
          exposures: { amount: { amount: string } }[];
          omitted: { institutionCount: number; exposureCount: number; amount: { amount: string } };
        };
      };
    }
    const { data } = await api.askDocument<Drawn>('network');
    const { positions, exposures, omitted } = data.snapshot.network;
    expect([positions.length, exposures.length, omitted.institutionCount, omitted.exposureCount]).toEqual([
      100, 1000, 21, 2814,
    ]);
    const drawn = exposures.reduce((sum, { amount }) => sum + Number(amount.amount), 0);
    // 901,761.14 is what an independent calculation of the interbank spread gives.
    expect(drawn + Number(omitted.amount.amount)).toBeCloseTo(901_761.1418, 3);
    for (const { x, y } of positions) expect(Math.hypot(x, y)).toBeLessThan(1);
  });
});
