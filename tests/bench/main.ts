import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { benchClearing } from './clearing.ts';
import { benchConnected } from './connected.ts';
import { benchDebtRank } from './debt-rank.ts';
import { benchImport } from './import-network.ts';
import { benchLiquidations } from './liquidations.ts';
import { benchMillion } from './million.ts';
import { benchMonitor } from './monitor.ts';
import { benchMonteCarlo } from './monte-carlo.ts';
import { benchGraphql } from './nested-answer.ts';
import { benchRanking } from './ranking.ts';
import { benchRead } from './read-exposures.ts';
import { benchWrite } from './write-exposures.ts';

// npm run bench -- [NAME...] [--quick] [--ten-million] [--minutes N]: ratios of medians of alternating runs, each with its bar.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    'ten-million': { type: 'boolean', default: false },
    minutes: { type: 'string', default: '5' },
  },
});

const WORKLOADS: Readonly<Record<string, () => Promise<void>>> = {
  clearing: benchClearing,
  'debt-rank': () => benchDebtRank({ quick: values.quick }),
  ranking: () => benchRanking({ quick: values.quick }),
  'monte-carlo': benchMonteCarlo,
  connected: benchConnected,
  graphql: benchGraphql,
  liquidations: benchLiquidations,
  million: () => benchMillion({ quick: values.quick }),
  monitor: () => benchMonitor({ quick: values.quick }),
  read: benchRead,
  write: benchWrite,
  import: () => benchImport({ tenMillion: values['ten-million'] }),
};

const unknown = positionals.filter((name) => !(name in WORKLOADS));
if (unknown.length > 0) {
  console.error(`bench: there is no ${unknown.join(', ')}; choose from ${Object.keys(WORKLOADS).join(', ')}.`);
  process.exitCode = 1;
} else if (positionals.length === 1) {
  await WORKLOADS[positionals[0] ?? '']?.();
  console.log('');
} else {
  // Each in a process of its own: none meets the heap and the compiled code another has left behind.
  const options = process.argv.slice(2).filter((argument) => !positionals.includes(argument));
  for (const name of positionals.length > 0 ? positionals : Object.keys(WORKLOADS)) {
    const { status } = spawnSync(process.execPath, [...process.execArgv, import.meta.filename, ...options, name], {
      stdio: 'inherit',
    });
    if (status !== 0) process.exitCode = 1;
  }
}
