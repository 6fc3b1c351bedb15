import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatMoney, formatPercent, type MoneyLike } from '../../apps/web/src/state/format.ts';
import { banks, writeRows } from '../api/import-rows.ts';
import { onDataset } from './on-dataset.ts';
import { placeForFile, seriousFaults } from './visit.ts';

const { visit, ask, dataFolder } = placeForFile();

/** Three banks, each of whom owns all of the next. */
const RING = banks(
  [...'abc'].map((key) => ({ key, equity: 100, totalAssets: 1000 })),
  [
    ['a', 'b', 100, 'EQUITY'],
    ['b', 'c', 100, 'EQUITY'],
    ['c', 'a', 100, 'EQUITY'],
  ],
);

/** Loss over capital by name, a map per model, as a program is told them. */
async function lossesUnderEveryModel(shock: string): Promise<readonly ReadonlyMap<string, number>[]> {
  const [key = '', percent] = shock.split(':');
  const { found } = await ask<{ found: { institution: { id: string } } }>(
    'query($key: String!) { found: snapshot(slug: "europe-2019") { ... on Snapshot { institution(by: { key: $key }) { ... on Institution { id } } } } }',
    { key },
  );
  const { snapshot } = await ask<{ snapshot: { compareModels: readonly Run[] } }>(
    `query($shock: ShockInput!) { snapshot(slug: "europe-2019") { ... on Snapshot { compareModels(shock: $shock) {
      ... on Run { losses(first: 200) { edges { node { institution { name } lossRatio { value } } } } } } } } }`,
    { shock: { losses: [{ institution: found.institution.id, lossRatio: Number(percent) / 100 }] } },
  );
  return snapshot.compareModels.map(
    ({ losses }) => new Map(losses.edges.map(({ node }) => [node.institution.name, node.lossRatio.value ?? 0])),
  );
}

/** What Bank c and Bank b of the chain and all together lose once a fails, and would have without what b lent a, as a program is told. */
async function chainWithoutItsFirstClaim() {
  const { snapshot } = await ask<{ snapshot: { contagion: Outcome & { id: string }; b: Bank } }>(
    `{ snapshot(slug: "chain") { ... on Snapshot {
      contagion(shock: { losses: [{ institution: "a", lossRatio: 1 }] }) { ... on Run { id ${OUTCOME} } }
      b: institution(by: { key: "b" }) { ... on Institution { exposuresAsCreditor { edges { node { id } } } } } } } }`,
  );
  const { id, ...actual } = snapshot.contagion;
  const exposures = snapshot.b.exposuresAsCreditor.edges.map(({ node }) => node.id);
  const { node } = await ask<{ node: { without: Outcome } }>(
    `query($run: ID!, $exposures: [ID!]!) { node(id: $run) { ... on Run {
      without(exposures: $exposures) { ... on Run { ${OUTCOME} } } } } }`,
    { run: id, exposures },
  );
  return { actual, without: node.without };
}

const OUTCOME = `totals { loss { amount currency scale } }
  losses(first: 3, orderBy: { field: NAME, direction: ASC }) { edges { node { loss { amount currency scale } } } }`;

interface Outcome {
  readonly totals: { readonly loss: MoneyLike };
  readonly losses: { readonly edges: readonly { readonly node: { readonly loss: MoneyLike } }[] };
}

interface Bank {
  readonly exposuresAsCreditor: { readonly edges: readonly { readonly node: { readonly id: string } }[] };
}

interface Run {
  readonly losses: {
    readonly edges: readonly {
      readonly node: {
        readonly institution: { readonly name: string };
        readonly lossRatio: { readonly value: number | null };
      };
    }[];
  };
}

/** Bank b (capital 3) has lent a (2) 6, and c (5) has lent b 4. */
const CHAIN = banks(
  [
    { key: 'a', equity: 2, totalAssets: 10 },
    { key: 'b', equity: 3, totalAssets: 10 },
    { key: 'c', equity: 5, totalAssets: 10 },
  ],
  [
    ['b', 'a', 6],
    ['c', 'b', 4],
  ],
);

/** Two banks that have nothing but a claim on each other, and one who owes and is owed nothing. */
const EACH_OTHER = banks(
  [
    { key: 'one', equity: 0, totalAssets: 5 },
    { key: 'two', equity: 0, totalAssets: 5 },
    { key: 'three', equity: 10, totalAssets: 10 },
  ],
  [
    ['one', 'two', 5, 'LOAN'],
    ['two', 'one', 5, 'LOAN'],
  ],
);

function importRows(slug: string, rows: Parameters<typeof writeRows>[2]): void {
  const folder = join(dataFolder, '..', slug);
  mkdirSync(folder);
  writeRows(folder, slug, rows);
  execFileSync('node', ['apps/worker/src/import.ts', folder], {
    cwd: join(import.meta.dirname, '../..'),
    env: { ...process.env, FAULTLINE_DATA_DIR: dataFolder },
  });
}

describe('a regulator who compares models', () => {
  test('ranks all banks, opens the first, shocks it under every model, reads why they differ, and why the most hit bank fell', async () => {
    const { page, context, strangers, thrown } = await visit('/ranking');
    const ranking = page.getByTestId('ranking');
    await ranking.waitFor();
    expect(await page.getByText('25 of 121 institutions.').count()).toBe(1);
    expect(await page.getByTestId('ranking-chart').locator('svg path').count()).toBeGreaterThan(100);
    await page.getByRole('radiogroup', { name: 'Ranked by' }).getByText('Vulnerability').click();
    await page.waitForURL(/by=VULNERABILITY/);
    await page.getByRole('radiogroup', { name: 'Ranked by' }).getByText('Importance').click();
    const first = ranking.locator('tbody tr').first().getByRole('link');
    await expect.poll(() => first.textContent()).toBe('HSBC Holdings Plc');

    await first.click();
    const panel = page.getByTestId('institution-panel');
    await panel.getByRole('heading', { name: 'HSBC Holdings Plc' }).waitFor();
    await panel.getByRole('button', { name: /Shock this institution/ }).click();
    await page.getByTestId('run-panel').waitFor();

    // The same shock on the page that compares: the address carries it.
    const shock = new URL(page.url()).searchParams.get('shock') ?? '';
    await page.goto(new URL(page.url()).origin + onDataset(`/compare?shock=${shock}`));
    const models = page.getByTestId('compared-models').locator('tbody tr');
    await models.first().waitFor();
    expect(await models.count()).toBeGreaterThanOrEqual(8);
    const text = await page.getByTestId('compared-models').textContent();
    for (const [model, reason] of [
      ['DebtRank, linear', 'long before it fails'],
      ['Default cascade', 'until its debtor has lost all of its capital'],
      ['Clearing, Eisenberg-Noe', 'Nothing is destroyed on the way'],
    ] as const) {
      expect(text).toContain(model);
      expect(text).toContain(reason);
    }
    expect(await page.getByTestId('compared-chart').locator('svg path').count()).toBeGreaterThan(40);

    // Whom the models disagree most about, with the figures a program is told.
    const contested = page.getByTestId('compared-institutions').locator('tbody tr').first();
    const [name, ...ratios] = await contested.locator('td').allTextContents();
    const told = await lossesUnderEveryModel(shock);
    expect(ratios).toEqual(told.map((losses) => formatPercent(losses.get(name ?? '') ?? 0)));
    const names = new Set(told.flatMap((losses) => [...losses.keys()]));
    names.delete('HSBC Holdings Plc');
    const spread = (of: string) => {
      const found = told.map((losses) => losses.get(of) ?? 0);
      return Math.max(...found) - Math.min(...found);
    };
    expect(spread(name ?? '')).toBe(Math.max(...[...names].map(spread)));

    // Under linear DebtRank: why did it lose that?
    await contested.getByRole('link').click();
    const why = page.getByTestId('why');
    await why.waitFor();
    expect(await why.textContent()).toContain('HSBC Holdings Plc');
    expect(await page.getByTestId('origins').textContent()).toContain('It began with HSBC Holdings Plc 100.00 %');
    const before = await why.getByRole('listitem').count();
    await why.getByRole('button', { expanded: false }).first().click();
    await why
      .getByText(/itself loses/)
      .first()
      .waitFor();
    await expect.poll(() => why.getByRole('listitem').count()).toBeGreaterThan(before);
    expect(strangers).toEqual([]);
    expect(thrown).toEqual([]);
    await context.close();
  });

  test('asks of a cause what would have been without the claim it came through, by keyboard and on a narrow screen', async () => {
    importRows('chain', CHAIN);
    const { page, context, thrown } = await visit('/?snapshot=chain&shock=a:100&institution=c&side=institution', {
      width: 390,
      height: 844,
    });
    const why = page.getByTestId('why');
    await why
      .getByRole('button', { name: /Bank b/, expanded: false })
      .first()
      .focus();
    await page.keyboard.press('Enter');
    await why.getByRole('button', { name: 'Without this claim of Bank b on Bank a' }).focus();
    await page.keyboard.press('Enter');
    const counterfactual = page.getByTestId('without');
    await counterfactual.waitFor();
    const said = await counterfactual.textContent();

    // A fails, b loses 3 of the 6 it lent it and fails, c loses 4. Without what b lent a there is no contagion.
    const { actual, without } = await chainWithoutItsFirstClaim();
    const [was, would] = [actual, without].map(({ losses, totals }) => [
      ...losses.edges.slice(1).map(({ node }) => node.loss),
      totals.loss,
    ]);
    expect(was?.map(({ amount }) => Number(amount))).toEqual([3, 4, 9]);
    expect(would?.map(({ amount }) => Number(amount))).toEqual([0, 0, 2]);
    for (const [place, who] of ['Bank b', 'Bank c'].entries()) {
      const money = was?.[place] ? formatMoney(was[place]) : '';
      expect(said).toContain(`${who} would have lost nothing instead of ${money}: ${money} less`);
    }
    expect(said).toContain('It would not have failed.');
    const [total, left] = [was?.[2], would?.[2]].map((money) => money && formatMoney(money));
    expect(said).toContain(`All institutions together would have lost ${left} instead of ${total}: EUR 7.00 mn less`);
    expect(said).toContain('1 would have failed instead of 2.');
    // How certain: of the claim, and of each of the three differences.
    expect(await counterfactual.getByRole('img').count()).toBe(4);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await seriousFaults(page)).toEqual([]);
    expect(thrown).toEqual([]);
    await context.close();
  });

  test('is told what to do on a page that has no shock to compare', async () => {
    const { page, context } = await visit('/compare');
    await page.getByText('Choose an institution to see what its loss does under each model.').waitFor();
    await page.getByRole('combobox', { name: 'Shock' }).fill('Dexia');
    await page.getByRole('option', { name: 'Dexia' }).click();
    await page.getByTestId('compared-models').waitFor();
    // All of its capital and no more: models that settle debts find nothing, and the page says why and what to choose.
    await page.getByTestId('within-capital').waitFor();
    await page.getByLabel('What Dexia loses a share of').selectOption('ASSETS');
    await page.getByTestId('within-capital').waitFor({ state: 'detached' });
    await context.close();
  });

  test('C09: is told that banks own each other in a circle, and can run every model on them all the same', async () => {
    importRows('ring', RING);
    const { page, context, thrown } = await visit('/compare?snapshot=ring&shock=a:10');
    const doubts = page.getByTestId('doubts');
    await doubts.waitFor();
    expect(await doubts.textContent()).toContain('Bank a, Bank b and Bank c own stakes in each other in a circle');
    expect(await doubts.textContent()).toContain('EUR 300.0 mn in all');
    const models = page.getByTestId('compared-models').locator('tbody tr');
    await models.first().waitFor();
    expect(await models.count()).toBeGreaterThanOrEqual(8);
    expect(await seriousFaults(page)).toEqual([]);
    expect(thrown).toEqual([]);
    await context.close();
  });

  test('reads who fails how likely where every set of first failures can be gone through', async () => {
    importRows('small-ring', RING);
    // Each fails at first with 10 %. Under DebtRank one failure is the end of the ring: 1 - 0.9^3 = 27.10 % for each, 0.813
    // failures on average, and contagion unless none or all three fail at first: 1 - 0.729 - 0.001 = 27.00 %.
    const { page, context, thrown } = await visit(
      '/what-breaks-it?snapshot=small-ring&after=DEBT_RANK&chance=10&loading=0&scenarios=500',
    );
    const exactly = page.getByTestId('exactly');
    await exactly.waitFor();
    const text = await exactly.textContent();
    expect(text).toContain('Over all 8 sets');
    expect(text).toContain('0.81 institutions fail on average');
    expect(text).toContain('0.30 of them at first');
    expect(text).toContain('a probability of 27.00 %');
    const rows = await page.getByTestId('failure-probabilities').locator('tbody tr').allTextContents();
    expect(rows.map((row) => row.match(/\d+\.\d+ %/g))).toEqual(Array(3).fill(['10.00 %', '27.10 %']));
    expect(await seriousFaults(page)).toEqual([]);
    expect(thrown).toEqual([]);
    await context.close();
  });

  test('C11: reads what everybody pays in the greatest and in the least clearing vector', async () => {
    importRows('each-other', EACH_OTHER);
    const { page, context, thrown } = await visit('/?snapshot=each-other&shock=three:10&model=eisenbergNoe');
    const payments = page.getByTestId('payments');
    await payments.getByText('Debts can be settled in more than one way.').waitFor();
    const rows = page.getByTestId('payment-rows').locator('tbody tr');
    const read = (await rows.allTextContents()).map((text) => text.match(/[\d.]+ (mn|%)|EUR 0\.00|owes nothing/g));
    expect(read).toEqual([
      ['5.00 mn', '5.00 mn', '100.00 %', 'EUR 0.00', '0.00 %'],
      ['5.00 mn', '5.00 mn', '100.00 %', 'EUR 0.00', '0.00 %'],
      ['EUR 0.00', 'EUR 0.00', 'owes nothing', 'EUR 0.00', 'owes nothing'],
    ]);
    expect(await seriousFaults(page)).toEqual([]);
    expect(thrown).toEqual([]);
    await context.close();
  });
});
