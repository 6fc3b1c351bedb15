import { describe, expect, test } from 'vitest';
import { formatMoney, formatPercent, type MoneyLike } from '../../apps/web/src/state/format.ts';
import { banks } from '../api/import-rows.ts';
import { importFor } from './import-for.ts';
import { onDataset } from './on-dataset.ts';
import { type Head, outgrowRanking, TOO_LARGE } from './outgrown-ranking.ts';
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

interface HitMost {
  readonly institution: { readonly key: string; readonly name: string };
  readonly loss: MoneyLike;
  readonly causes: readonly { readonly institution: { readonly name: string } | null; readonly amount: MoneyLike }[];
}

/** Who loses most after HSBC, which the shock hits, under linear DebtRank once it loses all of its capital, and why. */
async function hitMost(shock: string): Promise<HitMost> {
  const [key = '', percent] = shock.split(':');
  const { snapshot } = await ask<{
    snapshot: { contagion: { losses: { edges: readonly { node: HitMost }[] } } };
  }>(
    `query($shock: ShockInput!) { snapshot(slug: "europe-2019") { ... on Snapshot { contagion(shock: $shock) { ... on Run {
      losses(first: 2, orderBy: { field: LOSS, direction: DESC }) { edges { node { institution { key name }
        loss { amount currency scale } causes(first: 200) { institution { name } amount { amount currency scale } } } } } } } } } }`,
    { shock: { losses: [{ institution: key, lossRatio: Number(percent) / 100 }] } },
  );
  const others = snapshot.contagion.losses.edges.filter(({ node }) => node.institution.key !== key);
  const [most] = others;
  if (!most) throw new Error('nobody lost anything');
  return most.node;
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
    // The name of a model leads to its method card, wherever it stands, and stays with the dataset.
    for (const table of ['compared-models', 'compared-institutions']) {
      const name = page.getByTestId(table).getByRole('link', { name: 'Default cascade', exact: true });
      expect(await name.getAttribute('href')).toBe('/methods?card=default-cascade&snapshot=europe-2019');
    }
    await page.getByTestId('compared-models').getByRole('link', { name: 'Default cascade', exact: true }).click();
    await page
      .getByTestId('method-card')
      .getByRole('heading', { name: /default cascade/i })
      .first()
      .waitFor();
    await page.goBack();
    await models.first().waitFor();

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

    // Who loses most of all the shock did not hit: the first steps of the tree are what a program is told.
    const most = await hitMost(shock);
    await page.goto(
      new URL(page.url()).origin + onDataset(`/?shock=${shock}&institution=${most.institution.key}&side=institution`),
    );
    await page.getByRole('heading', { name: most.institution.name }).waitFor();
    const tree = page.getByRole('list', { name: `Causes of the loss of ${most.institution.name}` });
    await tree.waitFor();
    expect(await why.textContent()).toContain(`${most.institution.name} loses ${formatMoney(most.loss)}`);
    const total = Number(most.loss.amount);
    const steps = most.causes.map(({ amount, institution }) => {
      const share = formatPercent(Number(amount.amount) / total);
      return `${institution?.name ?? 'The shock'}${formatMoney(amount)}${share}`;
    });
    expect(steps.length).toBeGreaterThan(5);
    const shown = await tree.locator(':scope > li').allTextContents();
    expect(shown).toHaveLength(6);
    for (const [place, step] of steps.slice(0, 5).entries()) expect(shown[place]).toContain(step);
    const rest = most.causes.slice(5).reduce((sum, { amount }) => sum + Number(amount.amount), 0);
    expect(shown[5]).toBe(`${most.causes.length - 5} smaller causes, ${formatPercent(rest / total)}`);
    expect(strangers).toEqual([]);
    expect(thrown).toEqual([]);
    await context.close();
  });

  test('of a system too large for everybody to be ranked sees who matters most, why that is certain, and what is not known', async () => {
    const { page, context, thrown } = await visit('/ranking?by=TOTAL_ASSETS');
    await page.getByTestId('ranking').waitFor();
    // Who matters most is asked of europe-2019 itself.
    await outgrowRanking(page);
    const rankedBy = (name: string) => page.getByRole('radiogroup', { name: 'Ranked by' }).getByText(name).click();
    await rankedBy('Importance');
    const head = page.getByRole('region', { name: 'The most important institutions' });
    await head.getByRole('heading', { name: 'The 25 most important' }).waitFor();
    const { snapshot } = await ask<{ snapshot: { mostImportant: Head } }>(
      `{ snapshot(slug: "europe-2019") { ... on Snapshot { mostImportant(most: 25) { ... on MostImportant {
        solvedCount rankedCount isBounded ranked { institution { name } } } } } } }`,
    );
    const { solvedCount, rankedCount, isBounded, ranked } = snapshot.mostImportant;
    expect(isBounded).toBe(true);
    await head
      .getByText(`The failures of ${solvedCount} of ${rankedCount} institutions were solved; an upper`)
      .waitFor();
    expect(await head.locator('tbody').getByRole('link').allTextContents()).toEqual(
      ranked.map(({ institution }) => institution.name),
    );
    expect(await page.getByTestId('ranking-chart').count()).toBe(0);
    expect(await seriousFaults(page)).toEqual([]);

    await rankedBy('Vulnerability');
    await page.getByText('this system is too large for that').waitFor();
    expect(await page.getByTestId('ranking').count()).toBe(0);
    // What is reported is ranked all the same.
    await rankedBy('Leverage');
    await page.getByTestId('ranking').waitFor();
    expect(thrown).toEqual([]);
    await page.unrouteAll({ behavior: 'wait' });
    await context.close();
  });

  test('is told in the API’s own words where not even that can be proven', async () => {
    const { page, context, thrown } = await visit('/ranking?by=TOTAL_ASSETS');
    await page.getByTestId('ranking').waitFor();
    await outgrowRanking(page, TOO_LARGE);
    await page.getByRole('radiogroup', { name: 'Ranked by' }).getByText('Importance').click();
    const refused = page.getByRole('alert').filter({ hasText: TOO_LARGE.message });
    await refused.getByText('This cannot be answered').waitFor();
    expect(await refused.textContent()).toContain('SNAPSHOT_TOO_LARGE');
    expect(await page.getByTestId('ranking').count()).toBe(0);
    expect(thrown).toEqual([]);
    await page.unrouteAll({ behavior: 'wait' });
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
    importFor(dataFolder, 'ring', RING);
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

  test('C11: reads what everybody pays in the greatest and in the least clearing vector', async () => {
    importFor(dataFolder, 'each-other', EACH_OTHER);
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

  test('has every stored answer worked out again, and reads that no digit is another', async () => {
    const { page, context, thrown } = await visit('/what-breaks-it?scenarios=500');
    await page.getByTestId('loss-chart').waitFor();
    const again = page.getByRole('button', { name: 'Work it out again and compare' });
    const told = page.getByTestId('worked-again').getByText('Worked out again, every digit is the same.');
    // Of the loss distribution, the reverse stress, the least shock and the bail-out.
    await expect.poll(() => again.count(), { timeout: 60_000 }).toBe(4);
    for (const left of [3, 2, 1, 0]) {
      await again.first().click();
      await expect.poll(() => told.count(), { timeout: 60_000 }).toBe(4 - left);
    }
    await page.goto(new URL(page.url()).origin + onDataset('/?shock=mlu0zo3ml4ln2ll2tl39:100'));
    await page.getByTestId('run-panel').waitFor();
    await again.click();
    await told.waitFor();
    expect(thrown).toEqual([]);
    await context.close();
  });
});
