import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { placeForFile } from './visit.ts';

const { visit } = placeForFile();

/** Presses Tab until the focus is on something that reads so. */
async function tabTo(page: Page, text: string): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate(() => document.activeElement?.textContent ?? '')).trim() === text) return;
  }
  throw new Error(`Tab does not lead to “${text}”`);
}

describe('a risk manager at the markets', () => {
  test('opens a market and an account without a mouse, reads where it is liquidated, and comes back by its link', async () => {
    const { page, context, strangers, thrown } = await visit('/markets?snapshot=crypto-2025');
    await page.getByTestId('heat-map').waitFor();
    const bitcoin = await page.getByTestId('heat-map').getAttribute('aria-label');
    expect(bitcoin).toContain('around the mark of USD 122,000');
    expect(await page.getByRole('alert', { name: 'Illustrative' }).textContent()).toContain('made up');

    await tabTo(page, 'Ether');
    await page.keyboard.press('Enter');
    await page.waitForURL(/market=binance-eth/);
    await expect
      .poll(() => page.getByTestId('heat-map').getAttribute('aria-label'))
      .toContain('around the mark of USD 4,300.00');

    const first = (await page.getByTestId('accounts').locator('tbody tr button').first().textContent()) ?? '';
    await tabTo(page, first);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: `Account ${first}` }).waitFor();
    expect(await page.getByTestId('positions').textContent()).toMatch(/from the mark/);
    expect(await page.getByTestId('margin-figures').textContent()).toMatch(/Margin ratio\d+\.\d\d %/);

    const address = page.url();
    const said = await page.getByTestId('positions').textContent();
    await page.reload();
    await page.getByTestId('positions').waitFor();
    expect([page.url(), await page.getByTestId('positions').textContent()]).toEqual([address, said]);
    expect([strangers, thrown]).toEqual([[], []]);
    await context.close();
  });

  test('is told what a dataset without venues lacks, and where to read how to add it', async () => {
    const { page, context } = await visit('/markets?snapshot=europe-2019');
    await page.getByText('This dataset has no venues').waitFor();
    await page.getByRole('link', { name: 'import format' }).click();
    await page.getByRole('heading', { name: 'Import format' }).waitFor();
    await context.close();
  });

  test('is told of an account and a market that are not there', async () => {
    const { page, context } = await visit('/markets?snapshot=crypto-2025&account=nobody');
    await page.getByText(/has no account of this key/).waitFor();
    await page.getByRole('button', { name: 'Markets' }).click();
    await page.getByTestId('heat-map').waitFor();
    await context.close();
  });
});
