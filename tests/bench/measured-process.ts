import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

export interface Measured {
  readonly milliseconds: number;
  /** Most memory it ever held at once, in bytes; NaN where the system has no /proc. */
  readonly peakBytes: number;
  readonly printed: string;
}

const SAMPLE_MS = 100;

/** Runs a program of ours to its end; throws what it printed if it failed. */
export async function runMeasured(
  argumentsOfNode: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Measured> {
  const began = performance.now();
  const child = spawn(process.execPath, [...argumentsOfNode], { env: { ...process.env, ...environment } });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  let peakBytes = Number.NaN;
  const sampling = setInterval(() => {
    peakBytes = peakOf(child.pid ?? 0) ?? peakBytes;
  }, SAMPLE_MS);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  clearInterval(sampling);
  if (code !== 0) throw new Error(`${argumentsOfNode[0]} ended with ${code}: ${printed}`);
  return { milliseconds: performance.now() - began, peakBytes, printed };
}

/** The kernel's own high-water mark, so that nothing is missed between two samples but the last moments. */
export function peakOf(pid: number): number | null {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return null;
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(file, 'utf8'))?.[1];
    return kilobytes === undefined ? null : 1024 * Number(kilobytes);
  } catch {
    // It ended between the two calls.
    return null;
  }
}
