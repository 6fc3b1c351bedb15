import { leveragedAccounts } from './leveraged-accounts.ts';
import { monitorOver, updateMonitor } from './margin-sweeps.ts';
import { firstMarks, markWalk, PHASES } from './mark-walk.ts';

// A process whose memory is measured: it opens ten million margin pools of so many positions and takes updates of the marks.

const COUNT = 10_000_000;
const UPDATES = 30;
const [, crash = { name: 'crash', updates: 0, volatility: 1, drift: 0 }] = PHASES;

const accounts = leveragedAccounts({ count: COUNT, positions: Number(process.argv[2]), seed: 2019 });
const made = process.memoryUsage.rss();
const monitor = monitorOver(accounts, false);
let events = 0;
for (const [row, marks] of [firstMarks(), ...markWalk({ ...crash, updates: UPDATES }, firstMarks(), 2019)].entries())
  events += updateMonitor(monitor, row + 1, marks).events.length;
console.log(
  `${accounts.positions} positions each, ${UPDATES} updates, ${events} events: ` +
    `${(monitor.byteLength() / COUNT).toFixed(0)} bytes per account in columns and indices; ` +
    `the accounts it is filled from took ${(made / 2 ** 20).toFixed(0)} MiB before`,
);
