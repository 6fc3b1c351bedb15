import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { childrenOf, processesOf } from '../standalone/installation.ts';
import { placeForFile, type Screen, seriousFaults, type Visit } from './visit.ts';

const { visit, ask, dataFolder } = placeForFile();

const events = (page: Page) => page.getByTestId('events').locator('tbody tr');

/** Opens a watch and has the first bundled replay fed into it. */
async function openedReplay(screen?: Screen): Promise<Visit> {
  const visited = await visit('/monitor?snapshot=crypto-2025&speed=20', screen);
  await visited.page.getByRole('button', { name: 'Open and replay' }).click();
  await visited.page.waitForURL(/watch=/);
  return visited;
}

/** A figure of the event that is open, in units of the currency, and half a unit of its last digit. */
async function figure(page: Page, name: string): Promise<{ readonly amount: number; readonly rounding: number }> {
  const row = page.getByTestId('event-figures').locator('tr', { hasText: name });
  const [, digits = '', scale = ''] = (await row.textContent())?.match(/USD (-?[\d,.]+)( bn| mn)?/) ?? [];
  const unit = scale === ' bn' ? 1e9 : scale === ' mn' ? 1e6 : 1;
  const decimals = digits.split('.')[1]?.length ?? 0;
  return { amount: Number(digits.replaceAll(',', '')) * unit, rounding: (0.5 * unit) / 10 ** decimals };
}

/** Numbers of the events listed, as they stand. */
async function numbers(page: Page): Promise<readonly number[]> {
  return (await events(page).locator('td:first-child').allTextContents()).map(Number);
}

/** Number of the last event of the watch that is open, as a program is told it. */
async function lastNumber(page: Page): Promise<number> {
  const { node } = await ask<{ node: { lastEventNumber: number } }>(
    'query($id: ID!) { node(id: $id) { ... on MarginWatch { lastEventNumber } } }',
    { id: new URL(page.url()).searchParams.get('watch') },
  );
  return node.lastEventNumber;
}

/** Numbers of all events of the watch that is open, up to one, as a program reads them page by page. */
async function numbersTo(page: Page, newest: number): Promise<readonly number[]> {
  const found: number[] = [];
  let after: string | null = null;
  while ((found.at(-1) ?? 0) < newest) {
    const { edges, pageInfo }: EventPage = await eventsAfter(page, after);
    found.push(...edges.map(({ node }) => node.number));
    after = pageInfo.endCursor;
  }
  return found.filter((number) => number <= newest);
}

interface EventPage {
  readonly edges: readonly { readonly node: { readonly number: number } }[];
  readonly pageInfo: { readonly endCursor: string | null };
}

async function eventsAfter(page: Page, after: string | null): Promise<EventPage> {
  const { node } = await ask<{ node: { events: EventPage } }>(
    `query($id: ID!, $after: String) { node(id: $id) { ... on MarginWatch { events(first: 500, after: $after) {
      edges { node { number } } pageInfo { endCursor } } } } }`,
    { id: new URL(page.url()).searchParams.get('watch'), after },
  );
  return node.events;
}

describe('a risk manager who watches a crash', () => {
  test('sees events come in live, opens a liquidation and reads why, then asks how much of such a fall is mechanical, where it tips and what would have helped', async () => {
    const { page, context, strangers, thrown } = await openedReplay();
    expect(await page.getByTestId('illustrative').textContent()).toContain('ILLUSTRATIVE');
    await events(page).first().waitFor();
    const before = (await numbers(page))[0] ?? 0;
    await expect.poll(async () => (await numbers(page))[0] ?? 0, { timeout: 60_000 }).toBeGreaterThan(before);
    const listed = await numbers(page);
    expect(listed).toEqual(listed.map((_, place) => (listed[0] ?? 0) - place));
    // The chart is drawn by a script of its own, which may come after the first events.
    const lines = page.getByTestId('price-lines').locator('svg path');
    await expect.poll(() => lines.count(), { timeout: 30_000 }).toBeGreaterThan(6);
    expect(await page.getByTestId('pool-states').textContent()).toMatch(/Healthy[\d,]+USD/);

    await page.getByLabel('At least').selectOption('Liquidation');
    await events(page).filter({ hasText: 'Liquidation' }).first().waitFor();
    await page.getByRole('button', { name: 'Hold the list' }).click();
    const liquidation = events(page).filter({ hasText: 'Liquidation' }).first();
    const account = (await liquidation.textContent())?.match(/(binance|hyperliquid)-\d{5}/)?.[0] ?? 'none';
    await liquidation.getByRole('button').click();
    const panel = page.getByTestId('event-panel');
    await panel.getByText(account).waitFor();
    const [mark, equity, required, shortage] = [
      await figure(page, 'Mark of'),
      await figure(page, 'Equity'),
      await figure(page, 'Requirement'),
      await figure(page, 'Shortage'),
    ];
    expect(mark.amount).toBeGreaterThan(0);
    const written = equity.rounding + required.rounding + shortage.rounding;
    expect(equity.amount).toBeLessThanOrEqual(required.amount + written);
    expect(Math.abs(shortage.amount - (required.amount - equity.amount))).toBeLessThanOrEqual(written);
    expect(await panel.textContent()).toMatch(/The move of (binance|hyperliquid)-\w+ cost it most in update \d+/);

    await panel.getByRole('link', { name: /^What a move of .* does to this market$/ }).click();
    await page.waitForURL(/\/cascade\?.*market=(binance|hyperliquid)-\w+&move=-?\d/);
    await page.getByRole('combobox', { name: 'Market' }).selectOption('binance-btc');
    await page.getByRole('textbox', { name: 'Price move', exact: true }).fill('-12');
    await page.keyboard.press('Enter');
    await page.waitForURL(/market=binance-btc&move=-12&/);
    const share = page.getByTestId('mechanical-share');
    await share.waitFor();
    expect(await share.textContent()).toMatch(/^\d+\.\d\d % to \d+\.\d\d % of the whole move is mechanical/);
    await page.getByTestId('tipping-point').waitFor();
    const league = page.getByTestId('league').locator('tbody tr');
    await expect.poll(() => league.count(), { timeout: 60_000 }).toBeGreaterThanOrEqual(4);
    const compared = await page.getByTestId('league').textContent();
    for (const guardrail of ['Leverage cap', 'Circuit breaker', 'Staggered liquidation'])
      expect(compared).toContain(guardrail);
    expect([strangers, thrown]).toEqual([[], []]);
    await context.close();
  });

  test('has every event all the same when the API is killed meanwhile', async () => {
    const { page, context } = await openedReplay();
    await events(page).first().waitFor();
    const before = (await numbers(page))[0] ?? 0;
    const keeper = processesOf(dataFolder).find(({ args }) => args.includes('"name":"api"'));
    const [api] = childrenOf(keeper?.pid ?? 0);
    process.kill(api ?? 0, 'SIGKILL');
    await page.getByText(/Connection lost at/).waitFor();
    await page.getByText(/taken up at event \d+: no event is missing/).waitFor();
    await expect.poll(async () => (await numbers(page))[0] ?? 0, { timeout: 60_000 }).toBeGreaterThan(before + 50);
    await page.getByRole('button', { name: 'Hold the list' }).click();
    const listed = await numbers(page);
    expect(listed).toEqual(listed.map((_, place) => (listed[0] ?? 0) - place));
    // What is not listed any more is there all the same, each number once.
    const newest = listed[0] ?? 0;
    expect(await numbersTo(page, newest)).toEqual(Array.from({ length: newest }, (_, place) => place + 1));
    await context.close();
  });

  test('finds the watch again by its link, stops the replay and has it go on', async () => {
    const { page, context } = await openedReplay();
    await events(page).first().waitFor();
    await page.getByRole('button', { name: 'Stop the replay' }).click();
    await page.getByText(/was stopped: [\d,]+ of [\d,]+ updates/).waitFor();
    // The last events of a replay that was stopped may still be on their way.
    const newest = await lastNumber(page);
    const listed = async () => (await numbers(page))[0];
    await expect.poll(listed, { timeout: 60_000 }).toBe(newest);
    await page.reload();
    await expect.poll(listed, { timeout: 60_000 }).toBe(newest);
    expect(await lastNumber(page)).toBe(newest);
    await page.getByRole('button', { name: 'All watches' }).click();
    await page.getByTestId('watches').locator('tbody button').first().click();
    await page.getByRole('button', { name: 'Go on', exact: true }).click();
    await page.getByText(/is being replayed/).waitFor();
    await context.close();
  });

  test('opens an event by keyboard and is taken to its cause and back', async () => {
    const { page, context } = await openedReplay();
    await events(page).first().waitFor();
    await page.getByRole('button', { name: 'Hold the list' }).click();
    const opener = events(page).first().getByRole('button');
    const number = await opener.textContent();
    await opener.focus();
    await page.keyboard.press('Enter');
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    await expect.poll(focused, { timeout: 20_000 }).toContain(`Event ${number}`);
    await page.getByRole('button', { name: 'Close the event' }).click();
    await expect.poll(focused, { timeout: 20_000 }).toBe(number);
    await context.close();
  });
});

test('a dataset without margin accounts says so and what to do', async () => {
  const { page, context } = await visit('/monitor?snapshot=europe-2019');
  await page.getByText('This dataset has no margin accounts to watch.').waitFor();
  await context.close();
});

describe.each([
  [1440, 900, 'light'],
  [390, 844, 'light'],
  [1440, 900, 'dark'],
  [390, 844, 'dark'],
] as const)('a watch that runs, at %i × %i px in %s colours', (width, height, colorScheme) => {
  test('fits, and has no serious fault for those who cannot see it', async () => {
    const { page, context, strangers, thrown } = await openedReplay({ width, height, colorScheme });
    await events(page).first().waitFor();
    await page.getByRole('button', { name: 'Hold the list' }).click();
    await events(page).first().getByRole('button').click();
    await page.getByTestId('event-panel').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
      0,
    );
    expect(await seriousFaults(page)).toEqual([]);
    expect([strangers, thrown]).toEqual([[], []]);
    await context.close();
  });
});
