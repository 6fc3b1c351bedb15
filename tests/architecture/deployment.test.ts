import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readIdentitySettings } from '../../apps/api/src/identity/settings.ts';
import { PROJECT, sourceFiles } from './tree.ts';

interface Service {
  readonly command?: readonly string[];
  readonly image: string;
  readonly build?: string;
  readonly working_dir?: string;
  readonly environment: Readonly<Record<string, string | number | null>>;
  readonly ports?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}

const text = (path: string) => readFileSync(join(PROJECT, path), 'utf8');
const readCompose = (yaml: string) => (parse(yaml, { merge: true }) as { services: Record<string, Service> }).services;
const compose = text('docker-compose.yml');
const services = readCompose(compose);
const scripts = Object.keys((JSON.parse(text('package.json')) as { scripts: object }).scripts);
const source = sourceFiles().filter(({ path }) => /^(apps|packages)\/[^/]+\/src\//.test(path));

/** The variables of ours that any program reads. */
const read = new Set(source.flatMap((file) => file.text.match(/\b(FAULTLINE_[A-Z_]+|DATABASE_URL)\b/g) ?? []));

/** Words of a command that name nothing there is: scripts of npm, files given to node, programs of the image's project. */
function missingIn(command: readonly string[]): readonly string[] {
  const words = command.flatMap((word) => word.split(' '));
  return words.flatMap((word, place) => {
    const before = words[place - 1] ?? '';
    const isScript = words.includes('npm') && /^(run|--silent)$/.test(before) && !word.startsWith('-');
    if (isScript) return scripts.includes(word) ? [] : [word];
    const path = word.replace(/^\/faultline\//, '');
    return path.includes('/') && !path.startsWith('/') && !existsSync(join(PROJECT, path)) ? [word] : [];
  });
}

/** Values that are a secret written out: of a variable called so, or between name and address of a connection. */
function secretsIn(found: Readonly<Record<string, Service>>): readonly string[] {
  const fromOutside = /^\$\{[A-Z_]+:\?[^}]+\}$/;
  return Object.values(found).flatMap(({ environment }) =>
    Object.entries(environment).flatMap(([name, value]) => {
      const secret = /(PASSWORD|SECRET|TOKEN|KEY)$/.test(name)
        ? value
        : (/^\w+:\/\/[^:/@]+:(.*)@/.exec(String(value))?.[1] ?? null);
      return secret === null || fromOutside.test(String(secret)) ? [] : [`${name}: ${secret}`];
    }),
  );
}

const openPorts = (found: Readonly<Record<string, Service>>) =>
  Object.values(found).flatMap(({ ports = [] }) => ports.filter((port) => !port.startsWith('127.0.0.1:')));

describe('docker-compose.yml', () => {
  test('has the parts of npm start, each in a container of its own, and waits for what it needs', () => {
    expect(Object.keys(services)).toEqual(['postgres', 'migrate', 'datasets', 'api', 'worker', 'web']);
    for (const { depends_on: needs = {} } of Object.values(services))
      for (const [name, { condition }] of Object.entries(needs))
        expect(condition, name).toBe(
          services[name]?.healthcheck ? 'service_healthy' : 'service_completed_successfully',
        );
  });

  test('opens ports to this machine alone, and none of the database', () => {
    expect(openPorts(services)).toEqual([]);
    expect(services.postgres?.ports).toBeUndefined();
    expect(
      openPorts(readCompose(compose.replace('127.0.0.1:${FAULTLINE_WEB_PORT', '${FAULTLINE_WEB_PORT'))),
    ).toHaveLength(1);
  });

  test('holds no secret', () => {
    expect(secretsIn(services)).toEqual([]);
    expect(secretsIn(readCompose(compose.replace(/\$\{POSTGRES_PASSWORD:[^}]+\}/, 'hunter2')))).toEqual([
      'POSTGRES_PASSWORD: hunter2',
    ]);
    const inAddress = compose.replace(/\$\{FAULTLINE_APP_PASSWORD:[^}]+\}@/, 'hunter2@');
    expect(secretsIn(readCompose(inAddress)).length).toBeGreaterThan(0);
  });

  test('runs commands that are there, from the image of the Dockerfile', () => {
    for (const [name, { command, build }] of Object.entries(services))
      if (name !== 'postgres') expect([build, missingIn(command ?? ['nothing/at/all'])], name).toEqual(['.', []]);
    expect(missingIn(['npm', 'run', 'nothing'])).toEqual(['nothing']);
    expect(missingIn(['node', 'apps/api/src/gone.ts'])).toEqual(['apps/api/src/gone.ts']);
    const image = text('Dockerfile');
    expect(image).toContain(`WORKDIR /faultline`);
    expect(JSON.parse(text('apps/web/package.json'))).toMatchObject({
      name: '@faultline/web',
      scripts: { build: 'next build' },
    });
    expect(image).toContain('npm run build --workspace @faultline/web');
    expect(services.web?.working_dir).toBe('/faultline/apps/web');
  });

  test('imports every bundled dataset, as npm start does', () => {
    const bundled = readdirSync(join(PROJECT, 'datasets')).filter((name) =>
      existsSync(join(PROJECT, 'datasets', name, 'dataset.json')),
    );
    const imported = [
      ...(services.datasets?.command?.join(' ') ?? '').matchAll(/ -- datasets\/(\S+) --tenant public/g),
    ];
    expect(imported.map(([, name]) => name)).toEqual(bundled.sort());
    expect(bundled).toContain('europe-2019');
  });

  test('asks each part that answers requests whether it is well, at an address it has', () => {
    for (const [name, { ports, healthcheck }] of Object.entries(services))
      if (ports) expect(healthcheck?.test[0], name).toBe('CMD');
    expect(services.postgres?.healthcheck?.test).toContain('pg_isready');
    const ready = new URL(String(services.api?.environment.HEALTH_URL));
    expect(text('apps/api/src/http/health-routes.ts')).toContain(`app.get('${ready.pathname}'`);
    expect(ready.port).toBe(String(services.api?.environment.FAULTLINE_API_PORT));
    expect(services.web?.command?.at(-1)).toBe(new URL(String(services.web?.environment.HEALTH_URL)).port);
  });

  test('sets variables that are read, and settings the API accepts', () => {
    const set = Object.values(services).flatMap(({ environment }) => Object.keys(environment));
    expect(set.filter((name) => /^(FAULTLINE_|DATABASE_URL)/.test(name) && !read.has(name))).toEqual([]);
    const given = Object.entries(services.api?.environment ?? {}).filter(([, value]) => value !== null);
    const settings = readIdentitySettings(Object.fromEntries(given.map(([name, value]) => [name, String(value)])));
    expect(settings).toMatchObject({ mode: 'sign-in', host: '0.0.0.0', trustedProxies: 0 });
    expect(services.worker?.environment).toMatchObject({
      FAULTLINE_APP_URL: services.api?.environment.FAULTLINE_APP_URL,
      FAULTLINE_IMPORT_URL: expect.stringContaining('//faultline_import:'),
    });
  });
});

test('.env.example names every variable that is read, and no other', () => {
  const named = new Set([...text('.env.example').matchAll(/^# ([A-Z_]+)=/gm)].map(([, name]) => name ?? ''));
  expect([...read].filter((name) => !named.has(name))).toEqual([]);
  expect([...named].filter((name) => !read.has(name))).toEqual([]);
});
