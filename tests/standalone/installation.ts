import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';
import { freePort } from '../../apps/standalone/src/database/embedded-database.ts';

const MAIN = join(import.meta.dirname, '../../apps/standalone/start.js');

/** A data folder of its own, inside a 0700 folder, and gone with the test; so is what root had to put elsewhere. */
export function dataFolder(): string {
  const folder = freshFolder();
  onTestFinished(() => forget(folder));
  return folder;
}

/** The same, gone with the tests of the file. */
export function dataFolderForFile(): string {
  const folder = freshFolder();
  afterAll(() => forget(folder));
  return folder;
}

function freshFolder(): string {
  return join(mkdtempSync(join(tmpdir(), 'faultline-data-')), 'data');
}

function forget(folder: string): void {
  const outside = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  for (const path of [dirname(folder), join('/var/lib/faultline', outside)])
    rmSync(path, { recursive: true, force: true });
}

export interface Started {
  readonly main: ChildProcess;
  readonly apiPort: number;
  readonly webPort: number;
  /** Everything printed so far. */
  output(): string;
  /** Resolves with the exit code. */
  readonly ended: Promise<number | null>;
  /** Resolves when the line with the address is printed; rejects if the process ends first. */
  ready(): Promise<void>;
}

/** `npm start` on free ports. Whatever is left of it ends with the test. */
export async function start(folder: string, environment: Record<string, string> = {}): Promise<Started> {
  const started = await startForFile(folder, ['--no-web'], environment);
  onTestFinished(async () => {
    started.main.kill('SIGTERM');
    await started.ended;
  });
  return started;
}

/** The same; whoever calls it ends it. */
export async function startForFile(
  folder: string,
  parameters: readonly string[],
  environment: Record<string, string> = {},
): Promise<Started> {
  const [apiPort, webPort] = [await freePort(), await freePort()];
  const main = spawn('node', [MAIN, ...parameters], {
    env: {
      ...process.env,
      DATABASE_URL: '',
      FAULTLINE_DATA_DIR: folder,
      FAULTLINE_API_PORT: String(apiPort),
      FAULTLINE_WEB_PORT: String(webPort),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [main.stdout, main.stderr])
    stream.on('data', (text: Buffer) => {
      printed += text.toString();
    });
  const ended = new Promise<number | null>((resolve) => {
    main.once('close', resolve);
  });
  return {
    main,
    apiPort,
    webPort,
    output: () => printed,
    ended,
    ready: () =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (printed.includes('ready at')) resolve();
        };
        main.stdout.on('data', look);
        look();
        void ended.then(() => reject(new Error(`it ended: ${printed}`)));
      }),
  };
}

/** Names of banks the API answers, as proof that the data is there. */
export async function bankCount(port: number): Promise<number> {
  const query =
    '{ snapshot(slug: "europe-2019") { ... on Snapshot { institutions(first: 1, filter: { kinds: [BANK] }) { totalCount } } } }';
  const answer = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data } = (await answer.json()) as { data: { snapshot: { institutions: { totalCount: number } } } };
  return data.snapshot.institutions.totalCount;
}

/** Processes whose command line or environment speaks of the folder. */
export function processesOf(folder: string): readonly { readonly pid: number; readonly args: string }[] {
  const listed = execFileSync('ps', ['-ww', '-eo', 'pid=,args='], { encoding: 'utf8' });
  const mark = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  return listed
    .split('\n')
    .filter((line) => line.includes(folder) || line.includes(mark))
    .map((line) => ({ pid: Number.parseInt(line, 10), args: line.trim().replace(/^\d+\s+/, '') }));
}

export function childrenOf(pid: number): readonly number[] {
  const listed = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' });
  return listed
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, parent]) => parent === pid)
    .map(([child]) => child ?? 0);
}
