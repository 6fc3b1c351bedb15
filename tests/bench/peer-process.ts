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

/** Plain sweeps in C; null where there is no gcc. */
export function openCPeer(folder: string, network: string): Peer | null {
  const program = compileC('sweeps', folder);
  return program === null ? null : openPeer(program, [network]);
}

/** The same with scipy.sparse; null where Python has no scipy. */
export function openScipyPeer(network: string): Peer | null {
  const python = pythonWith('scipy.sparse');
  return python === null ? null : openPeer(python, [join(PEERS, 'sweeps.py'), network]);
}

/** Strongly connected classes with a library of graphs; null where Python has no such library. */
export function openGraphPeer(library: 'igraph' | 'networkx', network: string): Peer | null {
  const python = pythonWith(library);
  return python === null ? null : openPeer(python, [join(PEERS, 'graphs.py'), library, network]);
}

/** The first Python that has numpy and the module: the one of the path may not be the one Debian's packages are installed for. */
function pythonWith(module: string): string | null {
  const has = (python: string) => spawnSync(python, ['-c', `import numpy, ${module}`]).status === 0;
  return ['python3', '/usr/bin/python3'].find(has) ?? null;
}

/** A program of the folder `peers`, compiled with -O3; null where there is no gcc. */
export function compileC(name: string, folder: string): string | null {
  const program = join(folder, name);
  if (existsSync(program)) return program;
  const { status, error, stderr } = spawnSync('gcc', ['-O3', '-o', program, join(PEERS, `${name}.c`), '-lm']);
  if (error) return null;
  if (status !== 0) throw new Error(`gcc: ${String(stderr)}`);
  return program;
}

/** A program that answers a line of numbers for each line. */
export interface LineProgram {
  ask(line: string): Promise<readonly number[]>;
  close(): void;
}

export function openLines(program: string, parameters: readonly string[]): LineProgram {
  const child = spawn(program, parameters, { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async ask(line) {
      child.stdin.write(`${line}\n`);
      const { value, done } = await answers.next();
      if (done) throw new Error(`${program} ended before it answered`);
      return value.split(' ').map(Number);
    },
    close: () => child.stdin.end(),
  };
}

function openPeer(program: string, parameters: readonly string[]): Peer {
  const lines = openLines(program, parameters);
  return {
    async ask(line) {
      const [milliseconds = Number.NaN, counted = Number.NaN] = await lines.ask(line);
      return { milliseconds, counted };
    },
    close: lines.close,
  };
}
