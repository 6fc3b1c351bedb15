import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { placeForFile, seriousFaults } from './visit.ts';

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
    // Every figure says how it came to be; those of a made-up account that it is made up, whatever was reported of its market.
    const marked = page.getByRole('img', { name: /^(Reported|Derived|Estimated|Illustrative): / });
    const madeUp = page.getByRole('img', { name: /^Illustrative: / });
    const numbers = page.getByTestId('positions').locator('tbody td.number');
    const figures = await numbers.count();
    expect(figures).toBeGreaterThanOrEqual(7);
    expect(await numbers.filter({ has: marked }).count()).toBe(figures);
    expect(await numbers.filter({ has: madeUp }).count()).toBeGreaterThanOrEqual((figures * 6) / 7);
    expect(
      await page
        .getByTestId('margin-bars')
        .getByRole('img', { name: /^Illustrative: / })
        .count(),
    ).toBe(1);

    const address = page.url();
    const said = await page.getByTestId('positions').textContent();
    await page.reload();
    await page.getByTestId('positions').waitFor();
    expect([page.url(), await page.getByTestId('positions').textContent()]).toEqual([address, said]);
    expect([strangers, thrown]).toEqual([[], []]);
    await context.close();
  });

  test('asks what a position would be before it is opened, and is told beside the field why one cannot be', async () => {
    const { page, context } = await visit('/markets?snapshot=crypto-2025&market=binance-btc');
    const opened = page.getByTestId('opened');
    await opened.waitFor();
    // 100,000 at 10 times; the tier from 50,000 on asks 0.5 % less 50: 12,200 below the mark is bankruptcy.
    expect(await opened.textContent()).toContain('CollateralUSD 10,000');
    expect(await opened.textContent()).toContain('Maintenance marginUSD 450.0');
    expect(await opened.textContent()).toContain('Bankruptcy priceUSD 109,800');
    const leverage = page.getByRole('textbox', { name: 'Leverage' });
    await leverage.fill('1000');
    await leverage.press('Enter');
    await page.waitForURL(/leverage=1000/);
    await page.getByText(/the position is liquidated the moment it is opened/).waitFor();
    expect(await leverage.getAttribute('aria-invalid')).toBe('true');
    expect(await seriousFaults(page)).toEqual([]);
    await leverage.fill('10');
    await leverage.press('Enter');
    const notional = page.getByRole('textbox', { name: 'Notional, USD' });
    await notional.fill('10000000000000');
    await notional.press('Enter');
    await page.getByText(/is above the last margin tier/).waitFor();
    await context.close();
  });

  test('goes from an institution to its accounts, and from an account back to its owner', async () => {
    const { page, context } = await visit(
      '/institutions?snapshot=crypto-2025&institution=illustrative-directional-fund-1',
    );
    const accounts = page.getByTestId('margin-accounts');
    const first = (await accounts.getByRole('link').first().textContent()) ?? '';
    await accounts.getByRole('link').first().click();
    await page.getByRole('heading', { name: `Account ${first}` }).waitFor();
    await page.getByRole('link', { name: 'Illustrative Directional Fund 1' }).click();
    await page
      .getByTestId('institution-panel')
      .getByRole('link', { name: /^All \d+ accounts$/ })
      .click();
    await page.getByText(/those of Illustrative Directional Fund 1/).waitFor();
    await context.close();
  });

  test('reads how much margin on the S&P 500 rose in 2020 and where the history ends, and is told of a window too short', async () => {
    const { page, context, strangers, thrown } = await visit('/markets?snapshot=crypto-2025');
    const section = page.getByRole('region', { name: 'Margin per contract' });
    await section.getByRole('combobox', { name: 'Contract' }).selectOption({ label: 'ES, S&P 500 index' });
    await page.waitForURL(/contract=cme%2Fes|contract=cme\/es/);
    for (const [label, day] of [
      ['Set from', '2020-01-01'],
      ['to', '2020-12-31'],
    ] as const) {
      await section.getByLabel(label, { exact: true }).fill(day);
      await section.getByLabel(label, { exact: true }).press('Enter');
    }
    // 6,600 on 9 January, 12,000 on 19 March: 81.8 % more.
    await section.getByText(/from USD 6,600 on 2020-01-09 to USD 12,000 on 2020-03-19/).waitFor();
    expect(await section.getByTestId('procyclicality').textContent()).toMatch(
      /Peak over trough1\.82 ×.*Largest rise\+81\.82 %.*Initial over maintenance1\.10 ×/,
    );
    expect(await section.textContent()).toContain('The history ends on 2022-01-21');
    expect(await section.textContent()).toContain('compiled by QuantConnect');
    await section.getByText('As a table').click();
    expect(await section.getByTestId('contract-margins').locator('tbody tr').count()).toBe(38);
    expect(await seriousFaults(page)).toEqual([]);

    await page.reload();
    await section.getByText(/to USD 12,000 on 2020-03-19/).waitFor();
    await section.getByLabel('Set from', { exact: true }).fill('2020-12-01');
    await section.getByLabel('Set from', { exact: true }).press('Enter');
    await section.getByText(/One margin was set from 2020-12-01 to 2020-12-31 and a rise needs two/).waitFor();
    await section.getByTestId('margin-steps').waitFor();
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
