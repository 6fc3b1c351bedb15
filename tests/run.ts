import { spawn } from 'node:child_process';

// npm test: all tests, in two processes side by side. Journeys of a browser wait for pages most of the time, and tests of the
// database for the database. What the others have to say comes after the database's has ended, not in between.

const MOST_BYTES = 1 << 26;
const given = process.argv.slice(2);
/** Files that are asked for by name are in one of the two, as a rule. */
const asked = given.length > 0 ? [...given, '--passWithNoTests'] : [];

interface Ended {
  readonly code: number;
  readonly output: string;
}

function vitest(projects: readonly string[], stdio: 'inherit' | 'pipe'): Promise<Ended> {
  const chosen = projects.flatMap((project) => ['--project', project]);
  const child = spawn('vitest', ['run', ...chosen, ...asked], {
    stdio: ['ignore', stdio, stdio],
    env: { ...process.env, FORCE_COLOR: process.stdout.isTTY ? '1' : '0' },
  });
  let output = '';
  const keep = (text: Buffer) => {
    if (output.length < MOST_BYTES) output += text.toString('utf8');
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

const others = vitest(['pure', 'journeys'], 'pipe');
const database = await vitest(['database'], 'inherit');
const { code, output } = await others;
process.stdout.write(output);
if (database.code !== 0) console.log('Tests of the database failed: see above all others.');
process.exitCode = database.code || code;
