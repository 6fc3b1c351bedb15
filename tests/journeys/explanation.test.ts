import { describe, expect, test } from 'vitest';
import { formatMoney, formatPercent, type MoneyLike } from '../../apps/web/src/state/format.ts';
import { banks } from '../api/import-rows.ts';
import { importFor } from './import-for.ts';
import { placeForFile, seriousFaults } from './visit.ts';

// Systems small enough to work out on paper, explained on the screens.

const { visit, ask, dataFolder } = placeForFile();

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

/** Three banks, each of whom owns all of the next. */
const RING = banks(
  [...'abc'].map((key) => ({ key, equity: 100, totalAssets: 1000 })),
  [
    ['a', 'b', 100, 'EQUITY'],
    ['b', 'c', 100, 'EQUITY'],
    ['c', 'a', 100, 'EQUITY'],
  ],
);

/** Banks a and b pay each other in full, or with half of what a defaulter has destroyed both fail and c with them in part. */
const SPIRAL = banks(
  [
    { key: 'a', equity: 1, totalAssets: 11 },
    { key: 'b', equity: 1, totalAssets: 6 },
    { key: 'c', equity: 10, totalAssets: 10 },
  ],
  [
    ['a', 'b', 5],
    ['b', 'a', 5],
    ['c', 'a', 5],
  ],
);

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

describe('a risk committee that asks why', () => {
  test('asks of a cause what would have been without the claim it came through, by keyboard and on a narrow screen', async () => {
    importFor(dataFolder, 'chain', CHAIN);
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

  test('reads how much of a loss began with the shock, and how much fulfils itself', async () => {
    importFor(dataFolder, 'spiral', SPIRAL);
    // Of what it has c loses 2 at once; in the least clearing vector a pays 26/7 of 10, so c loses 5 - 13/7 = 22/7 more.
    const { page, context, thrown } = await visit(
      '/?snapshot=spiral&shock=c:20&institution=c&side=institution&model=rogersVeraart&parameters=alpha:0.5,beta:0.5,clearingVector:LEAST',
    );
    const origins = page.getByTestId('origins');
    await origins.waitFor();
    const text = await origins.textContent();
    expect(text).toContain(`It began with Bank c ${formatPercent(14 / 36)}`);
    expect(text).toContain(`${formatPercent(22 / 36)} of it fulfils itself`);
    expect(await seriousFaults(page)).toEqual([]);
    expect(thrown).toEqual([]);
    await context.close();
  });

  test('reads who fails how likely where every set of first failures can be gone through', async () => {
    importFor(dataFolder, 'ring', RING);
    // Each fails at first with 10 %. Under DebtRank one failure is the end of the ring: 1 - 0.9^3 = 27.10 % for each, 0.813
    // failures on average, and contagion unless none or all three fail at first: 1 - 0.729 - 0.001 = 27.00 %.
    const { page, context, thrown } = await visit(
      '/what-breaks-it?snapshot=ring&after=DEBT_RANK&chance=10&loading=0&scenarios=500',
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
});

describe('somebody who wants to know how a number is calculated', () => {
  test('finds every method card in the list, opens one, and stays with the dataset', async () => {
    const { methodCards } = await ask<{ methodCards: readonly { title: string; text: string }[] }>(
      '{ methodCards { title text } }',
    );
    const { page, context, thrown } = await visit('/methods');
    const contents = page.getByTestId('contents');
    await contents.waitFor();
    expect(await contents.getByRole('link').allTextContents()).toEqual(methodCards.map(({ title }) => title));
    await contents.getByRole('link', { name: 'Guardrails' }).click();
    await page.waitForURL(/card=guardrails&snapshot=europe-2019/);
    const card = page.getByTestId('method-card');
    for (const name of ['Question', 'Parameters', 'Limits', 'Verified by', 'References'])
      await card.getByRole('heading', { name, exact: true }).waitFor();
    await card.getByRole('heading', { name: 'Circuit breaker' }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    expect(thrown).toEqual([]);
    await context.close();
  });

  test('chooses a card from one field on a narrow screen; no equation of any card is left as it is written', async () => {
    const { page, context, thrown } = await visit('/methods', { width: 390, height: 844 });
    const field = page.getByRole('combobox', { name: 'Method card' });
    await field.waitFor();
    const names = await field
      .locator('option')
      .evaluateAll((found) => found.map((option) => option.getAttribute('value')));
    for (const name of names) {
      await field.selectOption(name);
      await page.waitForURL(new RegExp(`card=${name}`));
      await page.getByTestId('method-card').waitFor();
      const left = await page.getByTestId('method-card').evaluate((card) => {
        const shown = card.cloneNode(true) as Element;
        for (const typeset of shown.querySelectorAll('.katex')) typeset.remove();
        return [shown.querySelectorAll('.katex-error').length, shown.textContent?.includes('$')];
      });
      expect([name, ...left]).toEqual([name, 0, false]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), name ?? '').toBe(390);
    }
    expect(thrown).toEqual([]);
    await context.close();
  });
});
