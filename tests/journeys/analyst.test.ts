import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { placeForFile } from './visit.ts';

const { visit, origin, ask, dataFolder } = placeForFile();
const PROJECT = join(import.meta.dirname, '../..');

/** A user of this role and a key of theirs, made on the account page as an administrator does it. */
async function keyOf(page: Page, name: string, role: string): Promise<string> {
  await page.goto(`${origin()}/account`);
  const users = page.getByRole('region', { name: 'Users' });
  await users.getByLabel('Name').fill(name);
  await users.getByLabel('E-mail address').fill(`${name.toLowerCase()}@example.org`);
  await users.getByLabel('Role', { exact: true }).selectOption(role);
  await users.getByRole('button', { name: 'New user' }).click();
  await page.getByTestId('users').getByText(`${name.toLowerCase()}@example.org`).waitFor();
  const keys = page.getByRole('region', { name: 'API keys' });
  await keys.getByLabel('What it is for').fill(`notebook of ${name}`);
  await keys.getByLabel('Of', { exact: true }).selectOption(name);
  await keys.getByLabel('May do').selectOption(role);
  await keys.getByRole('button', { name: 'New key' }).click();
  return (await page.getByTestId('new-key').textContent()) ?? '';
}

/** Puts a query and a key's header into GraphiQL, runs it, and answers what its result pane says once it has `sign`. */
async function runInGraphiql(
  page: Page,
  { query, key }: { query: string; key: string },
  sign: string,
): Promise<string> {
  await page.goto(`${origin()}/graphiql`);
  const replace = async (editor: string, text: string) => {
    await page.locator(editor).first().click();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.press('Delete');
    // The editor closes brackets by itself: what it put behind the text goes again.
    await page.keyboard.insertText(text);
    await page.keyboard.press('ControlOrMeta+Shift+End');
    await page.keyboard.press('Delete');
  };
  await page.locator('.graphiql-query-editor .view-line').first().waitFor();
  await replace('.graphiql-query-editor .monaco-editor', query);
  await page.getByRole('button', { name: 'Headers' }).click();
  await replace('.graphiql-editor-tool .monaco-editor:visible', JSON.stringify({ authorization: `Bearer ${key}` }));
  await page.getByRole('button', { name: /Execute query/ }).click();
  const result = page.locator('.graphiql-response .view-lines');
  const read = async () => ((await result.textContent()) ?? '').replace(/[\s\u00a0]+/g, ' ');
  await expect.poll(read, { timeout: 30_000 }).toContain(sign);
  return read();
}

describe('an analyst', () => {
  test('makes a key, asks with it in GraphiQL who holds what, and is known by it', async () => {
    const { page, context } = await visit('/account');
    const key = await keyOf(page, 'Ana', 'ANALYST');
    expect(key).toMatch(/^fl_local_[0-9a-z]{12}_[\w-]{43}$/);
    const query = `{ me { role user { name } } snapshot(slug: "europe-2019") { ... on Snapshot {
      exposures { aggregate(groupBy: [INSTRUMENT], measures: [{ of: AMOUNT }]) { groups(first: 2) { key { label } count } } }
    } } }`;
    const answer = await runInGraphiql(page, { query, key }, '"groups"');
    expect(answer).toContain('"ANALYST"');
    expect(answer).toContain('"Ana"');
    expect(answer).toMatch(/"label": "(LOAN|INTERBANK)"/);
    await page.goto(`${origin()}/account`);
    const row = page.getByRole('region', { name: 'API keys' }).locator('tr', { hasText: 'notebook of Ana' });
    expect(await row.textContent()).not.toContain('never');
    await row.getByRole('button', { name: 'Revoke notebook of Ana' }).click();
    await row.getByText(/revoked \d{4}/).waitFor();
    expect(await runInGraphiql(page, { query, key }, 'UNAUTHENTICATED')).not.toContain('ANALYST');
    await context.close();
  });

  test('finds where claims on Italy sit, on a page whose address is the view', async () => {
    const { page, context } = await visit('/concentration');
    const groups = page.getByTestId('groups');
    await groups.getByRole('row').nth(1).waitFor();
    await page.getByLabel('Concentration of').selectOption('Claims, by debtor’s country');
    await groups.getByRole('button', { name: 'IT', exact: true }).click();
    await groups.getByText('Corporates of Italy').waitFor();
    const before = await page.getByTestId('measures').textContent();
    await page.reload();
    await groups.getByText('Corporates of Italy').waitFor();
    expect(await page.getByTestId('measures').textContent()).toBe(before);
    await page.goBack();
    await groups.getByRole('button', { name: 'IT', exact: true }).waitFor();
    await page.getByText('15 %', { exact: true }).click();
    await expect
      .poll(() => page.getByTestId('breaches').textContent(), { timeout: 20_000 })
      .toMatch(/^[1-9]\d* of \d+ exposures/);
    await context.close();
  });
});

describe('a viewer', () => {
  test('who would change something is told in a sentence why not', async () => {
    const { page, context } = await visit('/account');
    const key = await keyOf(page, 'Vic', 'VIEWER');
    const query = `mutation { createApiKey(idempotencyKey: "v", name: "mine", role: VIEWER) {
      __typename ... on Problem { code message } } }`;
    const answer = await runInGraphiql(page, { query, key }, '"FORBIDDEN"');
    expect(answer).toContain('Making API keys is for analysts; you are signed in as viewer.');
    await context.close();
  });
});

test('with the keyboard alone: who is the largest creditor of HSBC?', async () => {
  const { page, context } = await visit('/institutions');
  await page.locator('section[aria-label="Institutions"] tbody tr[aria-rowindex]').first().waitFor();
  const tabTo = async (isThere: () => Promise<boolean>) => {
    for (let presses = 0; presses < 120; presses++) {
      if (await isThere()) return;
      await page.keyboard.press('Tab');
    }
    throw new Error('the keyboard does not lead there');
  };
  const focused = (test: (element: Element) => boolean | string) =>
    page.evaluate(`(${test.toString()})(document.activeElement ?? document.body)`);
  await tabTo(
    async () =>
      (await focused(
        (element) => element.getAttribute('role') === 'searchbox' || (element as HTMLInputElement).type === 'search',
      )) === true,
  );
  await page.keyboard.type('HSBC');
  await page.getByRole('option', { name: /HSBC Holdings/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const panel = page.getByTestId('institution-panel');
  await panel.getByRole('heading', { name: 'HSBC Holdings Plc' }).waitFor();
  const creditors = panel
    .locator('div')
    .filter({ has: page.getByText('Largest creditors', { exact: true }) })
    .last();
  const largest = (await creditors.locator('tbody tr button').first().textContent()) ?? '';
  expect(largest.length).toBeGreaterThan(3);
  await tabTo(async () => (await focused((element) => element.textContent ?? '')) === largest);
  await page.keyboard.press('Enter');
  await expect.poll(() => panel.getByRole('heading').first().textContent(), { timeout: 20_000 }).toBe(largest);
  // The same bank, asked of the API.
  const query = `{ snapshot(slug: "europe-2019") { ... on Snapshot { search(text: "HSBC Holdings") {
    exposuresAsDebtor(first: 1, filter: { counterpartyKinds: [BANK] }) { edges { node { creditor { name } } } } } } } }`;
  const { snapshot } = await ask<{
    snapshot: { search: { exposuresAsDebtor: { edges: { node: { creditor: { name: string } } }[] } }[] };
  }>(query);
  expect(snapshot.search[0]?.exposuresAsDebtor.edges[0]?.node.creditor.name).toBe(largest);
  await context.close();
});

describe('F11: names that are pages', () => {
  const HOSTILE = `<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>`;

  test('are shown as they are written, and run nowhere', async () => {
    const folder = join(dataFolder, '../hostile');
    cpSync(join(PROJECT, 'datasets/europe-2019'), folder, { recursive: true });
    const about = JSON.parse(readFileSync(join(folder, 'dataset.json'), 'utf8')) as object;
    writeFileSync(join(folder, 'dataset.json'), JSON.stringify({ ...about, slug: 'hostile', title: HOSTILE }));
    const institutions = readFileSync(join(folder, 'institutions.csv'), 'utf8');
    writeFileSync(
      join(folder, 'institutions.csv'),
      institutions.replace('HSBC Holdings Plc', `"${HOSTILE.replaceAll('"', '""')}"`),
    );
    execFileSync('node', ['apps/worker/src/import.ts', folder], {
      cwd: PROJECT,
      env: { ...process.env, FAULTLINE_DATA_DIR: dataFolder },
    });
    const { page, context } = await visit('/?snapshot=hostile');
    for (const path of ['/', '/institutions', '/leverage', '/concentration', '/?institution=mlu0zo3ml4ln2ll2tl39&']) {
      await page.goto(`${origin()}${path}${path.includes('?') ? '' : '?'}snapshot=hostile`);
      await page.getByText(/As of 2019-12-31/).waitFor();
      await page.waitForTimeout(800);
      expect(await page.evaluate(() => (window as { hacked?: number }).hacked), path).toBeUndefined();
      // The policy would not let it run; that it is text, and no element, is what the page itself answers for.
      expect(await page.locator('img[src="x"]').count(), path).toBe(0);
    }
    await page.goto(`${origin()}/concentration?snapshot=hostile`);
    await page.getByTestId('groups').getByText('<img src=x onerror=').waitFor();
    await context.close();
  });

  test('F12: would not run if they got in: only scripts with this page’s own mark do, and nobody frames it', async () => {
    const { page, context } = await visit('/');
    const answer = await page.request.get(`${origin()}/`);
    const policy = answer.headers()['content-security-policy'] ?? '';
    const scripts = policy.split(';').find((rule) => rule.trim().startsWith('script-src')) ?? '';
    expect(scripts).toMatch(/'nonce-[\w+/=]+'/);
    expect(scripts).not.toMatch(/unsafe-inline|unsafe-eval|\*|https?:/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(answer.headers()['x-content-type-options']).toBe('nosniff');
    expect(answer.headers()['x-powered-by']).toBeUndefined();
    const again = (await page.request.get(`${origin()}/`)).headers()['content-security-policy'];
    expect(again).not.toBe(policy);
    // An inline script put into the page by whatever means is refused by the browser.
    await page.evaluate(() => {
      const planted = document.createElement('div');
      planted.innerHTML = '<img src="x" onerror="window.hacked = 1">';
      document.body.append(planted);
    });
    await page.waitForTimeout(500);
    expect(await page.evaluate(() => (window as { hacked?: number }).hacked)).toBeUndefined();
    await context.close();
  });
});
