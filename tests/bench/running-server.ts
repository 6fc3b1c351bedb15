import { spawn } from 'node:child_process';
import { peakOf } from './measured-process.ts';

export interface RunningServer {
  /** Where it answers GraphQL. */
  readonly url: string;
  /** Most memory it ever held at once, in bytes; NaN where the system has no /proc. */
  peakBytes(): number;
  stop(): Promise<void>;
}

const START_DEADLINE_MS = 60_000;

/** Starts a program of ours that prints that it is "listening on" an address; throws what it printed if it ends before that. */
export async function startServer(
  program: string,
  environment: Readonly<Record<string, string>>,
): Promise<RunningServer> {
  const child = spawn(process.execPath, [program], { env: { ...process.env, ...environment } });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let printed = '';
  const url = await new Promise<string>((resolve, reject) => {
    const refuse = () => reject(new Error(`${program} did not start: ${printed}`));
    const timer = setTimeout(refuse, START_DEADLINE_MS);
    child.once('error', reject);
    child.once('close', refuse);
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        printed += text;
        const found = /listening (?:on|at) (http[^\s"]+)/i.exec(printed)?.[1];
        if (found === undefined) return;
        clearTimeout(timer);
        resolve(found);
      });
  });
  return {
    url,
    peakBytes: () => peakOf(child.pid ?? 0) ?? Number.NaN,
    async stop() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** The answer's data; throws the errors of an answer that has some. */
export async function askGraphql<Data>(
  url: string,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<{ readonly data: Data; readonly byteLength: number }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  const { data, errors } = JSON.parse(text) as { data: Data; errors?: readonly { message: string }[] };
  if (errors) throw new Error(`${url} answered ${response.status}: ${errors.map(({ message }) => message).join('; ')}`);
  return { data, byteLength: text.length };
}
