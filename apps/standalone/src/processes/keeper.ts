import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import type { Kept } from './keep.ts';

// Runs as a process of its own between the parent and the kept process. The open channel to the parent is the sign
// that the parent lives; when it closes, on purpose or by a kill, the kept process is asked to stop, then ended.

const STOP_GRACE_MS = 10_000;

const kept = JSON.parse(process.argv[2] ?? '{}') as Kept;
const log = openSync(kept.logFile, 'a', 0o600);
const child = spawn(kept.command, kept.arguments, {
  cwd: kept.folder,
  env: process.env,
  stdio: ['ignore', log, log],
  ...(kept.account ?? {}),
});
closeSync(log);

child.once('error', (error) => {
  console.error(`${kept.name}: ${error.message}`);
  process.exit(1);
});
child.once('exit', (code) => process.exit(code ?? 1));

process.once('disconnect', () => {
  child.kill(kept.stopSignal ?? 'SIGTERM');
  setTimeout(() => child.kill('SIGKILL'), STOP_GRACE_MS);
});
// Whoever signals the whole process group means the parent, which tells us by closing the channel.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
