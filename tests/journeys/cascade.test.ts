import { expect, test } from 'vitest';
import { placeForFile, seriousFaults } from './visit.ts';

const { visit, ask } = placeForFile();

const MARKET = '/cascade?snapshot=crypto-2025&market=binance-btc';

/** What the page shows of that market at its first settings, as a program is told it. */
const FIGURES = `{ snapshot(slug: "crypto-2025") { ... on Snapshot {
  simulateCascade(market: "binance-btc", shock: -0.12) { ... on Cascade { mechanicalShare { least { value } most { value } } } }
  tippingPoint(market: "binance-btc", share: 0.3) { ... on TippingPoint { tippingShock { value } } }
  compareGuardrails(market: "binance-btc", shocks: [-0.06, -0.12, -0.18]) { ... on GuardrailLeague {
    standings { rank guardrails { title } measures { meanMechanicalMoveRatio } cost { costRatio } } } } } } }`;

interface Told {
  readonly snapshot: {
    readonly simulateCascade: {
      readonly mechanicalShare: {
        readonly least: { readonly value: number };
        readonly most: { readonly value: number };
      };
    };
    readonly tippingPoint: { readonly tippingShock: { readonly value: number } };
    readonly compareGuardrails: {
      readonly standings: readonly {
        readonly rank: number;
        readonly guardrails: readonly { readonly title: string }[];
        readonly measures: { readonly meanMechanicalMoveRatio: number };
        readonly cost: { readonly costRatio: number };
      }[];
    };
  };
}

/** Shares written in per cent, in their order, whatever their minus sign looks like. */
const percents = (text: string | null) =>
  Array.from(text?.matchAll(/([-−]?)(\d+\.\d\d) %/g) ?? [], ([, sign, digits]) => Number(digits) * (sign ? -1 : 1));
const inPercent = (ratio: number) => Math.round(10_000 * ratio) / 100;

test('somebody who watches a crash reads who was liquidated, how much of it was mechanical, where it tips and what would have helped', async () => {
  const { page, context, strangers, thrown } = await visit(`${MARKET}&move=-12`);
  const share = page.getByTestId('mechanical-share');
  await share.waitFor();
  expect(await share.textContent()).toMatch(/^\d+\.\d\d % to \d+\.\d\d % of the whole move is mechanical/);
  // The interval is open: at half and double the impact the share is not the same.
  const [least, most] = percents(await share.textContent());
  expect(least).toBeLessThan(most ?? 0);
  const { snapshot } = await ask<Told>(FIGURES);
  const { mechanicalShare } = snapshot.simulateCascade;
  expect([least, most]).toEqual([mechanicalShare.least.value, mechanicalShare.most.value].map(inPercent));
  expect(await page.getByTestId('illustrative').textContent()).toContain('ILLUSTRATIVE');

  // The first round is open; the second one is opened by keyboard and names accounts and owners.
  const second = page.getByRole('button', { name: 'Open round 2', exact: true });
  await second.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/round=2/);
  const opened = page.getByTestId('round-panel');
  await expect.poll(() => opened.textContent()).toContain('Liquidated in round 2');
  expect(await opened.locator('tbody tr').count()).toBeGreaterThan(0);
  expect(await opened.locator('tbody tr').first().textContent()).toMatch(/binance-\d+/);

  // From the market to the graph: the venue bears what its fund paid, and who lent to those that lose loses, too.
  const bearers = page.getByTestId('bearers');
  expect(await bearers.locator('tbody tr').count()).toBeGreaterThan(5);
  expect(await bearers.getByRole('row', { name: /Binance as the venue/ }).count()).toBe(1);
  await page.getByRole('button', { name: 'Pass the losses on' }).click();
  const lender = page.getByTestId('spread').getByRole('row', { name: /Lender 1/ });
  await lender.waitFor();
  expect(await lender.textContent()).toMatch(/USD 0\.00.*USD \d/);

  await page.getByTestId('tipping-point').waitFor();
  const [tips, share30] = percents(await page.getByTestId('tipping-point').textContent());
  expect([tips, share30]).toEqual([inPercent(snapshot.tippingPoint.tippingShock.value), 30]);
  expect(await page.getByTestId('crossings').locator('tbody tr').count()).toBeGreaterThanOrEqual(1);
  expect(await page.getByTestId('tipping-chart').locator('svg path').count()).toBeGreaterThan(5);

  const league = page.getByTestId('league').locator('tbody tr');
  await league.first().waitFor();
  expect(await league.count()).toBeGreaterThanOrEqual(4);
  expect(await page.getByTestId('league').textContent()).toContain('Leverage cap');
  expect(await page.getByTestId('league-shocks').textContent()).toMatch(
    /^Each figure is the mean over price moves of .6.00 %, .12.00 % and .18.00 %\.$/,
  );
  // Each rule's rank, mechanical move and cost are those a program is told.
  const { standings } = snapshot.compareGuardrails;
  expect(standings.length).toBe((await league.count()) - 1);
  for (const { rank, guardrails, measures, cost } of standings) {
    const row = league.filter({ has: page.getByText(guardrails[0]?.title ?? '', { exact: true }) });
    expect(await row.locator('td').first().textContent()).toBe(String(rank));
    expect(percents(await row.locator('td').nth(3).textContent())).toEqual([
      inPercent(measures.meanMechanicalMoveRatio),
    ]);
    expect(percents(await row.locator('td').nth(6).textContent())[0]).toBe(inPercent(cost.costRatio));
  }
  // Move, bad debt, liquidated and cost of each rule, and without the cost of none.
  expect(
    await page
      .getByTestId('league')
      .getByRole('img', { name: /^Illustrative/ })
      .count(),
  ).toBe(4 * (await league.count()) - 1);
  expect(strangers).toEqual([]);
  expect(thrown).toEqual([]);
  await context.close();
});

test('the shock is moved by the arrow keys, and the address says so', async () => {
  const { page, context } = await visit(`${MARKET}&move=-12`);
  const slider = page.getByRole('slider', { name: 'Price move in per cent' });
  await slider.focus();
  await page.keyboard.press('ArrowLeft');
  await page.waitForURL(/move=-12\.5/);
  await context.close();
});

test('another market is asked with its own price impact, whatever was typed for the last one', async () => {
  const { page, context } = await visit(`${MARKET}&move=-12&impact=1.5&round=2`);
  const impact = page.getByRole('textbox', { name: 'Price impact a unit' });
  await expect.poll(() => impact.inputValue()).toBe('1.5');
  expect(await page.getByText('Price impact a unit, USD', { exact: true }).count()).toBe(1);
  await page.getByRole('combobox', { name: 'Market' }).selectOption('binance-sol');
  await page.waitForURL((address) => !address.search.includes('impact=') && !address.search.includes('round='));
  await expect.poll(() => impact.inputValue()).toBe('0.0000119');
  await context.close();
});

test('a dataset without leveraged positions says so and what to do', async () => {
  const { page, context } = await visit('/cascade?snapshot=europe-2019');
  await page.getByText('This dataset has no leveraged positions. Choose one that has above.').waitFor();
  await context.close();
});

test('a market the dataset has not is named, and another is offered', async () => {
  const { page, context } = await visit('/cascade?snapshot=crypto-2025&market=nope');
  await page.getByText('This dataset has no market nope. Below is binance-btc; choose another there.').waitFor();
  await page.getByRole('combobox', { name: 'Market' }).selectOption('binance-sol');
  await page.getByText('This dataset has no market nope.').waitFor({ state: 'detached' });
  await context.close();
});

test('a move no price can make is refused in per cent, as it was asked for, and there are no losses to pass on', async () => {
  const { page, context } = await visit(`${MARKET}&move=-100`);
  const refusal = page.getByRole('region', { name: 'What happens after it?' }).getByRole('alert');
  await refusal.waitFor();
  expect(await refusal.textContent()).toContain('A price does not move by -100.00 %');
  expect(await refusal.textContent()).toContain('Choose a move above -100 %, such as -10 %.');
  const spread = page.getByRole('button', { name: 'Pass the losses on' });
  expect(await spread.count()).toBe(0);
  await page.getByTestId('league').waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  const move = page.getByRole('textbox', { name: 'Price move' });
  await move.fill('-12');
  await move.press('Enter');
  await spread.waitFor();
  expect(await refusal.count()).toBe(0);
  await context.close();
});
