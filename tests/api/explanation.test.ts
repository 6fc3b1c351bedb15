import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askAbout, startWithChain } from './ask-about.ts';
import type { RunningApi } from './running-api.ts';

// Why somebody failed, what would have happened without an exposure, and whether a run can be had again.

let api: RunningApi;
beforeAll(async () => {
  api = await startWithChain();
});
afterAll(() => api.close());

const SHOCKED = ['7LTWFZYICNSX8D621K86', 'MLU0ZO3ML4LN2LL2TL39'];
const HIT = '529900HNOAA1KXQJUQ27';

async function idOf(text: string): Promise<string> {
  const { data } = await api.askDocument<{ snapshot: { search: { id: string }[] } }>('search', { text });
  return data.snapshot.search[0]?.id ?? '';
}

interface Amount {
  readonly amount: { readonly amount: string };
}

interface Through extends Amount {
  readonly id: string;
  readonly creditor: { readonly key: string };
  readonly debtor: { readonly key: string };
}

interface Explained {
  readonly snapshot: {
    readonly contagion: {
      readonly id: string;
      readonly digest: string;
      readonly loss: {
        readonly loss: { readonly amount: string };
        readonly causes: readonly (Amount & {
          readonly channel: string;
          readonly institution: { readonly key: string } | null;
          readonly exposures: readonly Through[];
          readonly loss: { readonly loss: { readonly amount: string }; readonly causes: readonly Amount[] } | null;
        })[];
        readonly selfFulfillingLoss: { readonly amount: string };
        readonly origins: readonly (Amount & {
          readonly failedBefore: boolean;
          readonly institution: { readonly key: string };
        })[];
      };
    };
  };
}

const total = (parts: readonly Amount[]) => parts.reduce((sum, { amount }) => sum + Number(amount.amount), 0);

/** Linear DebtRank would end in the failure of nearly everybody here, with or without one exposure. */
async function explained() {
  const shock = {
    losses: await Promise.all(SHOCKED.map(async (lei) => ({ institution: await idOf(lei), lossRatio: 0.4 }))),
  };
  const model = { debtRankNonlinear: { alpha: 3 } };
  const { data, errors } = await api.askDocument<Explained>('explanation', { shock, model, hit: await idOf(HIT) });
  expect(errors).toEqual([]);
  return data.snapshot.contagion;
}

describe('why a bank lost what it lost', () => {
  test('is its causes, theirs, and where it all began; at every step the parts add up', async () => {
    const { loss } = await explained();
    const own = Number(loss.loss.amount);
    expect(own).toBeGreaterThan(0);
    expect(Math.abs(total(loss.causes) - own)).toBeLessThan(1e-9 * own);
    expect(Math.abs(total(loss.origins) - own)).toBeLessThan(1e-9 * own);
    expect(Number(loss.selfFulfillingLoss.amount)).toBe(0);
    expect(loss.causes.every(({ channel }) => channel === 'COUNTERPARTY')).toBe(true);
    for (const { loss: before } of loss.causes)
      expect(Math.abs(total(before?.causes ?? []) - Number(before?.loss.amount))).toBeLessThan(
        1e-9 * Number(before?.loss.amount),
      );
    expect(loss.origins.map(({ institution }) => institution.key).sort()).toEqual(
      SHOCKED.map((lei) => lei.toLowerCase()).sort(),
    );
    expect(loss.origins.some(({ failedBefore }) => failedBefore)).toBe(false);
  });
});

describe('the exposures a loss came through', () => {
  test('are all claims on the debtor that was written down, and no more was lost on them than they are', async () => {
    const { loss } = await explained();
    for (const { institution, exposures, amount } of loss.causes) {
      expect(exposures.length).toBeGreaterThan(0);
      for (const { creditor, debtor } of exposures)
        expect([creditor.key, debtor.key]).toEqual([HIT.toLowerCase(), institution?.key]);
      expect(Number(amount.amount)).toBeLessThanOrEqual(total(exposures) * (1 + 1e-9));
    }
  });

  test('are the claims of who recalled its money where a debt was not prolonged, and none where others ran', async () => {
    const causes = 'causes { channel institution { key } exposures { creditor { key } debtor { key } } }';
    const [a, c] = await Promise.all([idOfBank('a'), idOfBank('c')]);
    const { found } = await askAbout<Readonly<Record<'a' | 'c', { readonly causes: readonly object[] }>>>(
      api,
      'chain',
      `contagion(shock: { losses: [{ institution: "c", lossRatio: 0.5 }] }, model: { fundingRun: { haircutRiseRatio: 0.5 } }) {
        ... on Run { a: loss(institution: "${a}") { ${causes} } c: loss(institution: "${c}") { ${causes} } } }`,
    );
    // C recalls from B what it lent it, and B from A.
    const claim = { creditor: { key: 'b' }, debtor: { key: 'a' } };
    expect(found.a.causes).toEqual([{ channel: 'FUNDING', institution: { key: 'b' }, exposures: [claim] }]);
    expect(found.c.causes).toEqual([
      { channel: 'SHOCK', institution: null, exposures: [] },
      { channel: 'FUNDING', institution: { key: 'c' }, exposures: [] },
    ]);
  });
});

async function idOfBank(key: string): Promise<string> {
  const question = `institution(by: { key: "${key}" }) { ... on Institution { id } }`;
  return (await askAbout<{ readonly id: string }>(api, 'chain', question)).found.id;
}

const causesOf = (name: string, id: string) =>
  `${name}: loss(institution: "${id}") { causes { exposures { id amount { amount } creditor { key } debtor { key } } } }`;

/** The chain of tests/database/chain.ts: B (capital 3) has lent A (2) 6, C (5) has lent B 4; A fails. */
const chainRun = (model: string) =>
  `contagion(shock: { losses: [{ institution: "a", lossRatio: 1 }] }, model: { ${model}: {} })`;

describe('the counterfactual of a chain worked out on paper', () => {
  interface Found {
    readonly totals: { readonly loss: { readonly amount: string }; readonly failedCount: number };
    readonly losses: { readonly edges: readonly { readonly node: { readonly loss: { readonly amount: string } } }[] };
  }
  const OUTCOME = `totals { loss { amount } failedCount }
    losses(first: 3, orderBy: { field: NAME, direction: ASC }) { edges { node { loss { amount } } } }`;
  const outcomeOf = ({ totals, losses }: Found) => [
    ...losses.edges.map(({ node }) => Number(node.loss.amount)),
    Number(totals.loss.amount),
    totals.failedCount,
  ];

  test.each([
    // A loses its 2, B 6 of which it has 3, and C the 4 it lent B: 9 in all, and two fail.
    // Without what B lent A nobody but A loses anything; without what C lent B it is A and B alone.
    ['debtRankLinear', [2, 3, 4, 9, 2], [2, 0, 0, 2, 1], [2, 3, 0, 5, 2]],
    ['defaultCascade', [2, 3, 4, 9, 2], [2, 0, 0, 2, 1], [2, 3, 0, 5, 2]],
  ])('under %s is what is left of the chain', async (model, whole, withoutFirst, withoutSecond) => {
    const { found } = await askAbout<
      {
        readonly id: string;
        readonly b: { readonly causes: readonly { readonly exposures: readonly Through[] }[] };
        readonly c: { readonly causes: readonly { readonly exposures: readonly Through[] }[] };
      } & Found
    >(
      api,
      'chain',
      `${chainRun(model)} { ... on Run { id ${OUTCOME} ${causesOf('b', await idOfBank('b'))} ${causesOf('c', await idOfBank('c'))} } }`,
    );
    expect(outcomeOf(found)).toEqual(whole);
    const without = async (exposures: readonly Through[] = []) => {
      const { data } = await api.ask<{ node: { without: Found } }>(
        `query($run: ID!, $exposures: [ID!]!) { node(id: $run) { ... on Run { without(exposures: $exposures) { ... on Run { ${OUTCOME} } } } } }`,
        { run: found.id, exposures: exposures.map(({ id }) => id) },
      );
      return outcomeOf(data.node.without);
    };
    expect(await without(found.b.causes[0]?.exposures)).toEqual(withoutFirst);
    expect(await without(found.c.causes[0]?.exposures)).toEqual(withoutSecond);
  });
});

const WITHOUT = `query($run: ID!, $exposures: [ID!]!) { node(id: $run) { ... on Run { without(exposures: $exposures) {
  ... on Problem { code path }
  ... on Run { digest leftOut { id } totals { loss { amount } } losses(first: 500, orderBy: { field: NAME, direction: ASC }) { edges { node { institution { key } loss { amount } } } } }
} } } }`;

interface Without {
  readonly node: {
    readonly without: {
      readonly code?: string;
      readonly path?: readonly string[];
      readonly digest: string;
      readonly leftOut: readonly { readonly id: string }[];
      readonly totals: { readonly loss: { readonly amount: string } };
    };
  };
}

describe('the counterfactual', () => {
  test('without nothing is the run itself, without an exposure a smaller loss, and the same again is the same run', async () => {
    const { id, digest } = await explained();
    const claims = await api.ask<{
      snapshot: {
        institution: { exposuresAsCreditor: { edges: { node: { id: string; debtor: { kind: string } } }[] } };
      };
    }>(
      `{ snapshot(slug: "europe-2019") { ... on Snapshot { institution(by: { key: "${HIT.toLowerCase()}" }) { ... on Institution { exposuresAsCreditor(first: 500) { edges { node { id debtor { kind } } } } } } } } }`,
    );
    const exposure =
      claims.data.snapshot.institution.exposuresAsCreditor.edges.find(({ node }) => node.debtor.kind === 'BANK')?.node
        .id ?? '';
    const ask = (exposures: readonly string[]) => api.ask<Without>(WITHOUT, { run: id, exposures });
    const same = await ask([]);
    expect(same.data.node.without.digest).toBe(digest);
    const less = await ask([exposure]);
    expect(less.errors).toEqual([]);
    expect(less.data.node.without.leftOut).toEqual([{ id: exposure }]);
    expect(Number(less.data.node.without.totals.loss.amount)).toBeLessThan(
      Number(same.data.node.without.totals.loss.amount),
    );
    expect((await ask([exposure, exposure])).data).toEqual(less.data);
  });

  test('without an exposure of nowhere is refused with the path to it', async () => {
    const { id } = await explained();
    const { digest } = (
      await api.ask<{ snapshot: { digest: string } }>(
        '{ snapshot(slug: "europe-2019") { ... on Snapshot { digest } } }',
      )
    ).data.snapshot;
    const made = ['-1', '-2', '', '01', '1.0', '99999999'].map((place) =>
      Buffer.from(`Exposure:europe-2019@${digest}/${place}`).toString('base64url'),
    );
    for (const exposure of [id, ...made]) {
      const { data, errors } = await api.ask<Without>(WITHOUT, { run: id, exposures: [exposure] });
      expect(errors, exposure).toEqual([]);
      expect(data.node.without, exposure).toMatchObject({ code: 'NOT_FOUND', path: ['exposures', '0'] });
    }
  });
});

describe('a bank of another snapshot', () => {
  test('has no loss in a run and passed nothing on, although one of the same key did', async () => {
    const { id } = await explained();
    const ours = await idOf(HIT);
    const others = Buffer.from(
      Buffer.from(ours, 'base64url')
        .toString()
        .replace(/@[0-9a-f]{64}/, `@${'0'.repeat(64)}`),
    ).toString('base64url');
    const ask = async (institution: string) =>
      (
        await api.ask<{ node: unknown }>(
          `query($run: ID!, $institution: ID!) { node(id: $run) { ... on Run {
          loss(institution: $institution) { institution { name } } transmissions(institution: $institution) { totalCount } } } }`,
          { run: id, institution },
        )
      ).data.node;
    expect(await ask(ours)).toMatchObject({ loss: {}, transmissions: { totalCount: expect.any(Number) } });
    expect(await ask(others)).toEqual({ loss: null, transmissions: { totalCount: 0 } });
  });
});

const REPRODUCE =
  'query($id: ID!) { reproduceRun(id: $id) { ... on Problem { code } ... on Reproduction { isIdentical difference run { digest } } } }';

describe('a run computed again', () => {
  test('gives the stored digits', async () => {
    const { id, digest } = await explained();
    const { data } = await api.ask<unknown>(REPRODUCE, { id });
    expect(data).toEqual({ reproduceRun: { isIdentical: true, difference: null, run: { digest } } });
  });

  test('is told apart from one whose stored digits were changed, with the figure that differs', async () => {
    const { id, digest } = await explained();
    const { default: postgres } = await import('postgres');
    const sql = postgres(api.database.ownerUrl, { max: 1, onnotice: () => {} });
    await sql`ALTER TABLE runs NO FORCE ROW LEVEL SECURITY`;
    await sql`UPDATE runs SET loss_ratios = set_byte(loss_ratios, length(loss_ratios) - 8, get_byte(loss_ratios, length(loss_ratios) - 8) # 1) WHERE digest = ${digest}`;
    await sql.end();
    const { data } = await api.ask<{ reproduceRun: { isIdentical: boolean; difference: string } }>(REPRODUCE, { id });
    expect(data.reproduceRun.isIdentical).toBe(false);
    expect(data.reproduceRun.difference).toMatch(/in round \d+: .* is stored/);
  });

  test('that nobody ever ran is not found', async () => {
    const { data } = await api.ask<unknown>(REPRODUCE, { id: 'nothing' });
    expect(data).toEqual({ reproduceRun: { code: 'NOT_FOUND' } });
  });
});
