import { connectedClasses } from '../../packages/engine/src/numeric/connected-classes.ts';
import type { SparseRows } from '../../packages/engine/src/numeric/sparse-rows.ts';
import { withNetworkFile } from './bench-kernels.ts';
import { corePeriphery } from './core-periphery.ts';
import { medianOfTurns, timedOnThread } from './medians.ts';
import { openGraphPeer } from './peer-process.ts';
import { verdict } from './verdict.ts';

const TURNS = 5;
/** All in one class, and in thousands. */
const NETWORKS = [
  { count: 10_000, exposures: 300_000, radius: 0.85, seed: 2019 },
  { count: 10_000, exposures: 15_000, radius: 0.85, seed: 2019 },
];

/** W7, as far as the engine goes: strongly connected classes, which clearing and ownership are made of. Processor time of one thread. */
export async function benchConnected(): Promise<void> {
  console.log('W7 strongly connected classes (ILLUSTRATIVE networks)');
  for (const network of NETWORKS) await compare(corePeriphery(network));
}

async function compare(rows: SparseRows): Promise<void> {
  const classes = connectedClasses(rows).starts.length - 1;
  console.log(`  ${rows.count} institutions, ${rows.columns.length} claims: ${classes} classes`);
  await withNetworkFile(rows, async ({ path }) => {
    const [igraph, networkx] = [openGraphPeer('igraph', path), openGraphPeer('networkx', path)];
    const ask = async (peer: typeof igraph) => {
      if (!peer) return Number.NaN;
      const { milliseconds, counted } = await peer.ask('classes');
      if (counted !== classes) throw new Error(`${counted} classes, not ${classes}`);
      return milliseconds;
    };
    const times = await medianOfTurns(TURNS, {
      own: async () => timedOnThread(() => connectedClasses(rows)),
      igraph: () => ask(igraph),
      networkx: () => ask(networkx),
    });
    igraph?.close();
    networkx?.close();
    console.log(`    TypeScript ${times.own.toFixed(2)} ms`);
    for (const [name, atLeast, has] of [
      ['igraph', 1.7, igraph],
      ['networkx', 50, networkx],
    ] as const)
      console.log(
        has
          ? `    ${name} ${times[name].toFixed(2)} ms; times as fast: ${verdict(times[name] / times.own, { atLeast })}`
          : `    no python3-${name} here`,
      );
  });
}
