import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PROJECT } from './tree.ts';

// Each rule of who may import whom is broken once in a copy of the tree, and the guard must notice.

let copy = '';
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'faultline-layers-'));
  for (const path of [
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'turbo.json',
    '.oxlintrc.json',
    'packages',
    'apps',
  ])
    cpSync(join(PROJECT, path), join(copy, path), {
      recursive: true,
      filter: (from) => !/\/(node_modules|\.next|\.turbo)(\/|$)/.test(from),
    });
  mkdirSync(join(copy, 'node_modules'));
  for (const name of [
    '.bin',
    'typescript',
    'turbo',
    '@types',
    'graphql',
    'postgres',
    'next',
    'react',
    'oxlint',
    '@prisma',
  ])
    symlinkSync(join(PROJECT, 'node_modules', name), join(copy, 'node_modules', name));
  spawnSync('git', ['init', '-q'], { cwd: copy });
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

function run(command: string, ...parameters: string[]): { readonly failed: boolean; readonly said: string } {
  const { status, stdout, stderr } = spawnSync(join(PROJECT, 'node_modules/.bin', command), parameters, {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
  });
  return { failed: status !== 0, said: stdout + stderr };
}

/** Plants a file for the time of a check. */
function withPlanted<Result>(path: string, text: string, check: () => Result): Result {
  writeFileSync(join(copy, path), text);
  try {
    return check();
  } finally {
    rmSync(join(copy, path));
  }
}

const PACKAGES = {
  network: 'packages/network',
  engine: 'packages/engine',
  ingest: 'packages/ingest',
  store: 'packages/store',
  runner: 'packages/runner',
  api: 'apps/api',
  worker: 'apps/worker',
  web: 'apps/web',
  standalone: 'apps/standalone',
} as const;
type Package = keyof typeof PACKAGES;

/** Who may not import whom, and would be tempted to. */
const FORBIDDEN: readonly (readonly [Package, Package])[] = [
  ['network', 'engine'],
  ['engine', 'store'],
  ['engine', 'ingest'],
  ['ingest', 'store'],
  ['ingest', 'engine'],
  ['store', 'ingest'],
  ['store', 'runner'],
  ['runner', 'ingest'],
  ['runner', 'api'],
  ['api', 'ingest'],
  ['worker', 'api'],
  ['web', 'engine'],
  ['web', 'api'],
  ['web', 'network'],
  ['standalone', 'store'],
];

describe('turbo boundaries', () => {
  test('finds nothing to say of the tree as it is', () => {
    const { said, failed } = run('turbo', 'boundaries', '--no-update-notifier');
    expect(said).toContain('no issues found');
    expect(failed).toBe(false);
  });

  test.each(FORBIDDEN)('notices that %s imports %s', (importer, imported) => {
    const manifestPath = join(copy, PACKAGES[importer], 'package.json');
    const before = readFileSync(manifestPath, 'utf8');
    const manifest = JSON.parse(before) as { dependencies?: Record<string, string> };
    // Declared, so that the tag rule itself is what refuses it.
    writeFileSync(
      manifestPath,
      JSON.stringify({ ...manifest, dependencies: { ...manifest.dependencies, [`@faultline/${imported}`]: '0.1.0' } }),
    );
    try {
      const path = `${PACKAGES[importer]}/src/planted.ts`;
      const { failed, said } = withPlanted(
        path,
        `import * as planted from '@faultline/${imported}';\nexport { planted };\n`,
        () => run('turbo', 'boundaries', '--no-update-notifier'),
      );
      expect(failed, said).toBe(true);
      expect(said).toContain(`@faultline/${imported}`);
    } finally {
      writeFileSync(manifestPath, before);
    }
  });
});

describe('the compiler', () => {
  test.each([
    ['network', 'process.env', 'process'],
    ['network', `document.title`, 'document'],
    ['engine', 'process.cwd()', 'process'],
    ['engine', 'new TextEncoder()', 'TextEncoder'],
    ['engine', 'setTimeout(() => {}, 1)', 'setTimeout'],
  ] as const)('does not know in %s what %s is', (name, expression, missing) => {
    const { failed, said } = withPlanted(
      `${PACKAGES[name]}/src/planted.ts`,
      `export const planted = ${expression};\n`,
      () => run('tsc', '-p', PACKAGES[name]),
    );
    expect(failed).toBe(true);
    expect(said).toContain(missing);
  });
});

describe('the linter', () => {
  test.each([
    ['ingest', 'node:fs'],
    ['engine', 'node:crypto'],
    ['network', 'node:crypto'],
    ['runner', 'postgres'],
    ['api', '@prisma/client'],
    ['worker', 'pg-boss'],
    ['web', 'postgres'],
    ['runner', 'graphql'],
    ['store', 'graphql'],
    ['engine', 'graphql'],
    ['standalone', 'graphql'],
    ['api', 'react'],
    ['runner', 'next'],
  ] as const)('refuses in %s the import of %s', (name, imported) => {
    const { failed, said } = withPlanted(
      `${PACKAGES[name]}/src/planted.ts`,
      `import * as planted from '${imported}';\nexport { planted };\n`,
      () => run('oxlint', `${PACKAGES[name]}/src/planted.ts`),
    );
    expect(failed, said).toBe(true);
    expect(said).toContain('no-restricted-imports');
  });
});
