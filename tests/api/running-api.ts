import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createRunner, type RunnerOptions } from '@faultline/runner';
import { openStore, type Store, type StoreOptions } from '@faultline/store';
import type { FastifyInstance } from 'fastify';
import { createServer, type ServerOptions } from '../../apps/api/src/server.ts';
import { importFolder } from '../../apps/worker/src/import/import-folder.ts';
import { type TestDatabase, testDatabase } from '../database/test-database.ts';

export interface Answer<Data> {
  readonly status: number;
  readonly data: Data;
  readonly errors: readonly {
    readonly message: string;
    readonly extensions: { readonly code: string; readonly requestId: string };
  }[];
  readonly cost: { readonly requested: number; readonly depth: number };
  /** Statements that read or wrote rows, as PostgreSQL was sent them. */
  readonly statements: readonly string[];
}

export interface RunningApi {
  readonly store: Store;
  ask<Data>(
    query: string,
    variables?: Record<string, unknown>,
    headers?: Record<string, string>,
  ): Promise<Answer<Data>>;
  readonly database: TestDatabase;
  readonly app: FastifyInstance;
  /** The document of this name in tests/api/documents. */
  askDocument<Data>(name: string, variables?: Record<string, unknown>): Promise<Answer<Data>>;
  inject: Awaited<ReturnType<typeof createServer>>['inject'];
  close(): Promise<void>;
}

const EUROPE = resolve(import.meta.dirname, '../../datasets/europe-2019');

/** The real server on a real PostgreSQL that holds europe-2019; nothing is cached yet. */
export async function startApi(
  options: Omit<ServerOptions, 'installation'> = {},
  storeOptions: StoreOptions = {},
  runnerOptions: RunnerOptions = {},
): Promise<RunningApi> {
  const database = await testDatabase();
  const importing = openStore(database);
  await importFolder({ folder: EUROPE, today: '2026-01-01' }, { store: importing, access: { tenant: 'public' } });
  await importing.close();
  const store = openStore(database, storeOptions);
  const runner = createRunner(store, runnerOptions);
  const app = await createServer({
    installation: { store, runner, cursorSecret: await store.cursorSecret() },
    log: false,
    ...options,
  });
  const ask = async <Data>(
    query: string,
    variables: Record<string, unknown> = {},
    headers: Record<string, string> = {},
  ): Promise<Answer<Data>> => {
    const statements: string[] = [];
    const stop = store.onStatement((text) => statements.push(text));
    const response = await app.inject({ method: 'POST', url: '/graphql', payload: { query, variables }, headers });
    stop();
    const body = response.json<{
      data: Data;
      errors?: Answer<Data>['errors'];
      extensions?: { cost: Answer<Data>['cost'] };
    }>();
    return {
      status: response.statusCode,
      data: body.data,
      errors: body.errors ?? [],
      cost: body.extensions?.cost ?? { requested: 0, depth: 0 },
      statements,
    };
  };
  return {
    store,
    ask,
    askDocument: (name, variables) =>
      ask(readFileSync(join(import.meta.dirname, 'documents', `${name}.graphql`), 'utf8'), variables),
    inject: app.inject.bind(app),
    database,
    app,
    async close() {
      await app.close();
      await runner.close();
      await store.close();
    },
  };
}
