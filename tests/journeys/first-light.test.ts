import { request } from 'node:http';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { placeForFile, seriousFaults } from './visit.ts';

const LEI = '7LTWFZYICNSX8D621K86';
const { visit, origin } = placeForFile();

const map = (page: Page) => page.getByTestId('map');
const result = (page: Page) => page.getByTestId('run-panel');
const panel = (page: Page) => page.getByTestId('institution-panel');

async function mostHit(page: Page): Promise<string> {
  return (await page.getByTestId('most-hit').locator('tbody tr').first().locator('button').textContent()) ?? '';
}

describe('a regulator at the map', () => {
  test('searches a bank by LEI, sees its panel, shocks it, finds who is hit most, and comes back to the same view', async () => {
    const { page, context, strangers } = await visit('/');
    await map(page).waitFor();
    expect(await map(page).getAttribute('data-drawn')).toBe('121');

    await page.getByRole('searchbox', { name: 'Search an institution' }).fill(LEI);
    await page.getByRole('option', { name: /Deutsche Bank AG/ }).click();
    await panel(page).getByRole('heading', { name: 'Deutsche Bank AG' }).waitFor();
    expect(await panel(page).textContent()).toContain(`LEI ${LEI}`);
    expect(await panel(page).textContent()).toContain('EUR 44.15 bn');
    expect(await panel(page).getByText('Largest creditors').count()).toBe(1);

    await panel(page)
      .getByRole('button', { name: /Shock this institution/ })
      .click();
    await result(page).waitFor();
    expect(await result(page).textContent()).toContain('EUR 213.7 bn');
    const hit = await mostHit(page);
    expect(hit).toContain('DZ BANK');

    // The same bank leads the table, which shows the same losses.
    await page.getByRole('radiogroup', { name: 'Show as' }).getByText('Table').click();
    const rows = page.getByRole('region', { name: 'Institutions' }).locator('tbody tr[aria-rowindex]');
    await rows.first().waitFor();
    const shown = await rows.evaluateAll((found) => found.slice(0, 7).map((row) => row.textContent ?? ''));
    expect(shown.filter((text) => text.includes('100.00 %')).length).toBeGreaterThanOrEqual(6);
    expect(shown.some((text) => text.startsWith(hit))).toBe(true);

    // And on the map: choosing it says what it lost.
    await page.getByRole('radiogroup', { name: 'Show as' }).getByText('Map').click();
    await page.getByTestId('most-hit').getByRole('button', { name: hit }).click();
    await page.getByTestId('why').waitFor();
    expect(await page.getByTestId('why').textContent()).toContain('Deutsche Bank AG');
    expect(await page.locator('[aria-live="polite"]').textContent()).toContain('loses 100.00 % of its capital');

    const address = page.url();
    const said = await page.getByTestId('why').textContent();
    await page.reload();
    await page.getByTestId('why').waitFor();
    expect(page.url()).toBe(address);
    expect(await page.getByTestId('why').textContent()).toBe(said);
    expect(strangers).toEqual([]);
    await context.close();
  });

  test('steps through the rounds: nobody else has lost anything in round 0', async () => {
    const { page, context, thrown } = await visit(`/?shock=${LEI.toLowerCase()}:100&round=0`);
    await result(page).waitFor();
    expect(await result(page).textContent()).toContain('Round 0: the shock itself');
    expect(await page.getByTestId('most-hit').textContent()).toContain('Nobody but the shocked');
    await page.getByRole('slider').press('ArrowRight');
    await page.waitForURL(/round=1/);
    await page.getByTestId('most-hit').locator('tbody tr').first().waitFor();
    expect(thrown).toEqual([]);
    await context.close();
  });

  test('walks the map with the arrow keys and leaves it with Escape', async () => {
    const { page, context } = await visit('/');
    await map(page).waitFor();
    await page.getByRole('application').focus();
    await page.keyboard.press('ArrowRight');
    await panel(page).waitFor();
    const first = await panel(page).getByRole('heading').first().textContent();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => panel(page).getByRole('heading').first().textContent()).not.toBe(first);
    await page.keyboard.press('Escape');
    await panel(page).waitFor({ state: 'detached' });
    await context.close();
  });

  test('is told of a dataset and an institution that are not there', async () => {
    const { page, context } = await visit('/?snapshot=atlantis');
    await page.getByText('There is no dataset “atlantis”').waitFor();
    await page.goto(`${origin()}/?institution=nobody`);
    await page.getByText(/has no such institution/).waitFor();
    await context.close();
  });
});

test('an address of others that leads to this machine gets nothing out of it through the dashboard', async () => {
  const { port } = new URL(origin());
  // What a browser sends for a page of evil.example whose name was changed to 127.0.0.1 once the page was there.
  const ask = (host: string) =>
    new Promise<{ status: number; body: string }>((resolve, reject) => {
      const sent = request({
        port,
        path: '/graphql',
        method: 'POST',
        headers: { host, 'content-type': 'application/json' },
      });
      sent.on('error', reject).on('response', async (answer) => {
        resolve({ status: answer.statusCode ?? 0, body: (await answer.toArray()).join('') });
      });
      sent.end(JSON.stringify({ query: '{ me { role } }' }));
    });
  expect(await ask(`localhost:${port}`)).toMatchObject({ status: 200, body: expect.stringContaining('ADMIN') });
  const refused = await ask(`evil.example:${port}`);
  expect(refused.status).toBe(403);
  expect(refused.body).toContain('FORBIDDEN');
});

/** Every screen, and what is on it once it is complete. */
const SCREENS = [
  ['/', '[data-testid="map"] canvas'],
  [
    `/?institution=${LEI.toLowerCase()}&shock=${LEI.toLowerCase()}:100&side=result`,
    '[data-testid="rounds-chart"] svg path',
  ],
  ['/institutions', 'section[aria-label="Institutions"] tbody tr[aria-rowindex]'],
  ['/leverage', '[data-testid="ladder"]'],
  ['/concentration', '[data-testid="groups"] tbody tr'],
  ['/concentration?of=claims-by-debtor-country&within=IT&limit=15', '[data-testid="groups"] tbody tr'],
  ['/markets?snapshot=crypto-2025', '[data-testid="heat-map"]'],
  ['/markets?snapshot=crypto-2025&account=binance-00003', '[data-testid="positions"] tbody tr'],
  ['/import-format', 'section[aria-label="Import format"] table'],
  ['/ranking', '[data-testid="ranking-chart"] svg path'],
  [`/compare?shock=${LEI.toLowerCase()}:100`, '[data-testid="compared-chart"] svg path'],
  ['/what-breaks-it?scenarios=500', '[data-testid="loss-chart"] svg path'],
  ['/what-breaks-it?stress=DEBT_RANK&target=loss&scenarios=500', '[data-testid="shock"] tbody tr'],
  ['/cascade?snapshot=crypto-2025&market=binance-btc&move=-12', '[data-testid="price-path"] svg path'],
  ['/monitor?snapshot=crypto-2025', 'section[aria-labelledby="watches"]'],
  ['/account', 'section[aria-label="Users"]'],
  ['/methods', '.katex'],
  ['/graphiql', '.graphiql-query-editor .view-line'],
] as const;

describe.each([
  [1440, 900, 'light', 'dark'],
  [390, 844, 'dark', 'light'],
] as const)('every screen at %i × %i px', (width, height, colorScheme, otherScheme) => {
  test.each(SCREENS)(
    '%s fits, shows its charts, asks nobody else and has no serious fault for those who cannot see it, in light and dark colours',
    async (path, complete) => {
      const { page, context, strangers, thrown } = await visit(path, { width, height, colorScheme });
      await page.locator(complete).first().waitFor({ state: 'attached' });
      await page.waitForTimeout(500);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      ).toBe(0);
      for (const chart of await page.getByTestId('rounds-chart').all())
        expect(await chart.locator('path').count()).toBeGreaterThan(20);
      for (const curve of await page.getByTestId('lorenz-chart').all())
        expect(await curve.locator('path').count()).toBeGreaterThan(8);
      for (const losses of await page.getByTestId('loss-chart').all())
        expect(await losses.locator('path').count()).toBeGreaterThan(20);
      for (const ladder of await page.getByTestId('ladder').all())
        expect((await ladder.textContent())?.match(/EUR/g)?.length).toBeGreaterThan(4);
      for (const drawn of await map(page).all()) expect(Number(await drawn.getAttribute('data-drawn'))).toBe(121);
      expect(await seriousFaults(page)).toEqual([]);
      const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      const before = await background();
      await page.emulateMedia({ colorScheme: otherScheme });
      await expect.poll(background).not.toBe(before);
      // A colour halfway between two is none.
      await page.waitForFunction(() =>
        document.getAnimations().every((animation) => !(animation instanceof CSSTransition)),
      );
      expect(await seriousFaults(page)).toEqual([]);
      expect(strangers).toEqual([]);
      expect(thrown).toEqual([]);
      await context.close();
    },
  );
});

describe.each(['light', 'dark'] as const)('GraphiQL in %s colours', (colorScheme) => {
  test('has no serious fault with an answer, a second tab and its documentation open, and follows the page’s own switch', async () => {
    const { page, context } = await visit('/graphiql', { width: 1440, height: 900, colorScheme });
    await page.locator('.graphiql-query-editor .view-line').first().waitFor();
    await page.getByRole('button', { name: /Execute query/ }).click();
    await page.locator('.graphiql-response .view-lines').getByText('HSBC').first().waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Variables' }).click();
    await page.getByRole('button', { name: 'New tab' }).click();
    const tabs = page.getByRole('list', { name: 'Select active operation' });
    await tabs.getByRole('button', { name: 'MostImportant' }).waitFor();
    expect(await tabs.locator('[aria-current="true"]').allTextContents()).toEqual(['<untitled>']);
    await page.getByRole('button', { name: /Documentation Explorer/ }).click();
    await page.getByRole('link', { name: 'Query', exact: true }).click();
    await page.getByText('Newest as-of first.').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    const other = colorScheme === 'dark' ? 'light' : 'dark';
    await page.getByRole('button', { name: `Use the ${other} theme` }).click();
    await expect.poll(() => page.locator('body').getAttribute('class')).toContain(`graphiql-${other}`);
    expect(await seriousFaults(page)).toEqual([]);
    await context.close();
  });
});
