import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, onTestFailed } from 'vitest';
import { dataFolderForFile, type Started, startForFile } from '../standalone/installation.ts';
import { type OpenBrowser, openBrowser } from './browser.ts';
import { onDataset } from './on-dataset.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Addresses outside our origin that the page asked for. */
  readonly strangers: string[];
  /** What the page threw, hydration included. */
  readonly thrown: string[];
}

export interface Screen {
  readonly width: number;
  readonly height: number;
  readonly colorScheme?: 'light' | 'dark';
}

export interface Place {
  readonly dataFolder: string;
  origin(): string;
  /** Opens a path; where it names no dataset, on the one of the journeys. */
  visit(path: string, screen?: Screen): Promise<Visit>;
  /** The same figures as a program is told them. */
  ask<Data>(query: string, variables?: object): Promise<Data>;
}

/** The real stack and a real browser for the tests of one file. */
export function placeForFile(): Place {
  const dataFolder = dataFolderForFile();
  let started: Started;
  let opened: OpenBrowser;
  let origin = '';
  beforeAll(async () => {
    started = await startForFile(dataFolder, []);
    await started.ready();
    origin = `http://127.0.0.1:${started.webPort}`;
    opened = await openBrowser();
  }, 300_000);
  afterAll(async () => {
    await opened.close();
    started.main.kill('SIGTERM');
    await started.ended;
  });
  return {
    dataFolder,
    origin: () => origin,
    async visit(path, { width, height, colorScheme = 'light' } = { width: 1440, height: 900 }) {
      const context = await opened.browser.newContext({ viewport: { width, height }, colorScheme });
      // Software drawing on a busy machine takes its time; nothing here measures speed.
      context.setDefaultTimeout(90_000);
      const page = await context.newPage();
      const strangers: string[] = [];
      const thrown: string[] = [];
      page.on('pageerror', (error) => thrown.push(error.message));
      tellWhatHappened(page);
      page.on('request', (request) => {
        if (!request.url().startsWith(origin) && !/^(data|blob):/.test(request.url())) strangers.push(request.url());
      });
      await page.goto(origin + onDataset(path));
      return { page, context, strangers, thrown };
    },
    async ask<Data>(query: string, variables: object = {}): Promise<Data> {
      const answer = await fetch(`${origin}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors } = (await answer.json()) as { data: Data; errors?: readonly { message: string }[] };
      if (errors) throw new Error(errors.map(({ message }) => message).join(' '));
      return data;
    },
  };
}

/** What axe finds serious or critical on the page as it stands, with the first place of each. */
export async function seriousFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
  });
}

/** Should the test fail: what the page looked like in words, and what went wrong on the way there. */
function tellWhatHappened(page: Page): void {
  const happened: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') happened.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => happened.push(`error: ${error.message}`));
  page.on('requestfailed', (request) => happened.push(`failed: ${request.url()} ${request.failure()?.errorText}`));
  page.on('response', async (response) => {
    const body = response.url().endsWith('/graphql') ? await response.text().catch(() => '') : '';
    if (response.status() >= 400 || body.includes('"errors"'))
      happened.push(`${response.status()} ${response.url()} ${body.slice(0, 600)}`);
  });
  onTestFailed(async () => {
    const seen = await page
      .locator('body')
      .ariaSnapshot()
      .catch(() => 'closed');
    console.log(`${page.url()}\n${happened.join('\n')}\n${seen.slice(0, 2_000)}`);
  });
}
