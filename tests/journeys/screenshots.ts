import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { onDataset } from './on-dataset.ts';

// node tests/journeys/screenshots.ts ORIGIN FOLDER: every screen at 1440 and 390 px, light and dark.

const DEUTSCHE_BANK = '7ltwfzyicnsx8d621k86';
const SCREENS = {
  map: '/',
  institution: `/?institution=${DEUTSCHE_BANK}&colour=importance`,
  run: `/?institution=mlu0zo3ml4ln2ll2tl39&shock=${DEUTSCHE_BANK}:100&colour=losses`,
  payments: `/?shock=${DEUTSCHE_BANK}:12a&model=rogersVeraart`,
  table: `/?shock=${DEUTSCHE_BANK}:100&view=table`,
  institutions: '/institutions',
  leverage: '/leverage',
  concentration: '/concentration',
  inside: '/concentration?of=claims-by-debtor-country&within=IT&limit=15',
  account: '/account',
  markets: '/markets?snapshot=crypto-2025',
  refused: '/markets?snapshot=crypto-2025&leverage=1000',
  margin: '/markets?snapshot=crypto-2025&account=binance-00003',
  contract: '/markets?snapshot=crypto-2025&contract=nymex/cl&since=2020-01-01&until=2020-12-31',
  nowindow: '/markets?snapshot=crypto-2025&contract=cme/es&since=2021-12-01',
  nomarkets: '/markets',
  compare: `/compare?shock=${DEUTSCHE_BANK}:100`,
  ranking: '/ranking',
  breaks: '/what-breaks-it',
  breaksone: `/what-breaks-it?shock=${DEUTSCHE_BANK}:100&stress=DEBT_RANK`,
  cascade: '/cascade?snapshot=crypto-2025&market=binance-btc&move=-12',
  nomove: '/cascade?snapshot=crypto-2025&market=binance-btc&move=-100',
  breaker: '/cascade?snapshot=crypto-2025&market=binance-btc&move=-12&refill=20&guardrail=circuitBreaker',
  monitor: '/monitor?snapshot=crypto-2025',
  watch: '/monitor?snapshot=crypto-2025&speed=20',
  methods: '/methods',
  graphiql: '/graphiql',
};

/** Opens a watch, has it shown a replay for some seconds, and opens an event. */
async function followReplay(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open and replay' }).click();
  await page.getByTestId('events').locator('tbody tr').nth(5).waitFor();
  await page.waitForTimeout(6_000);
  await page.getByRole('button', { name: 'Hold the list' }).click();
  await page.getByTestId('events').locator('tbody button').first().click();
  await page.getByTestId('event-panel').waitFor();
}

const [origin = 'http://127.0.0.1:3000', folder = 'screenshots', only] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const { browser, close } = await openBrowser();
for (const colorScheme of ['light', 'dark'] as const)
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const) {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme });
    const page = await context.newPage();
    for (const [name, path] of Object.entries(SCREENS)) {
      if (only !== undefined && !only.split(',').includes(name)) continue;
      await page.goto(origin + onDataset(path), { waitUntil: 'load' });
      await page.waitForTimeout(3_000);
      if (name === 'watch') await followReplay(page);
      await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: true });
    }
    await context.close();
  }
await close();
