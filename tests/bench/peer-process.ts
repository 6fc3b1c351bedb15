import { spawn, spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { SparseRows } from '../../packages/engine/src/numeric/sparse-rows.ts';

const PEERS = join(import.meta.dirname, 'peers');

/** A program of another language with a network in memory, asked line by line. */
export interface Peer {
  /** How long it took, and what it counted: sweeps, or classes. */
  ask(line: string): Promise<{ readonly milliseconds: number; readonly counted: number }>;
  close(): void;
}

/** The network as both peers read it: two counts, then the three columns, in the machine's byte order. */
export function writeNetworkFile(path: string, { count, starts, columns, weights }: SparseRows): void {
  writeFileSync(path, Uint32Array.of(count, columns.length));
  for (const column of [starts, columns, weights]) writeFileSync(path, column, { flag: 'a' });
}

/** Plain sweeps in C, compiled with -O3; null where there is no gcc. */
export function openCPeer(folder: string, network: string): Peer | null {
  const program = join(folder, 'sweeps');
  if (!existsSync(program)) {
    const { status, error, stderr } = spawnSync('gcc', ['-O3', '-o', program, join(PEERS, 'sweeps.c'), '-lm']);
    if (error) return null;
    if (status !== 0) throw new Error(`gcc: ${String(stderr)}`);
  }
  return openPeer(program, [network]);
}

/** The same with scipy.sparse; null where Python has no scipy. */
export function openScipyPeer(network: string): Peer | null {
  if (spawnSync('python3', ['-c', 'import scipy.sparse']).status !== 0) return null;
  return openPeer('python3', [join(PEERS, 'sweeps.py'), network]);
}

/** Strongly connected classes with a library of graphs; null where Python has no such library. */
export function openGraphPeer(library: 'igraph' | 'networkx', network: string): Peer | null {
  if (spawnSync('python3', ['-c', `import numpy, ${library}`]).status !== 0) return null;
  return openPeer('python3', [join(PEERS, 'graphs.py'), library, network]);
}

function openPeer(program: string, parameters: readonly string[]): Peer {
  const child = spawn(program, parameters, { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async ask(line) {
      child.stdin.write(`${line}\n`);
      const { value, done } = await answers.next();
      if (done) throw new Error(`${program} ended before it answered`);
      const [milliseconds, counted] = value.split(' ').map(Number);
      return { milliseconds: milliseconds ?? Number.NaN, counted: counted ?? Number.NaN };
    },
    close: () => child.stdin.end(),
  };
}
