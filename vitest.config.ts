import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

// Vitest would take the module build of graphql where Node takes the other one, and two copies do not know each other.
const graphql = createRequire(import.meta.url).resolve('graphql');

// Three groups: pure code, code that needs PostgreSQL, and journeys of a real browser against the real stack.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'pure',
          include: [
            'packages/{network,engine,ingest,store}/src/**/*.test.ts',
            'packages/runner/src/**/*.test.ts',
            'apps/{api,web,worker}/src/**/*.test.ts',
            'datasets/**/*.test.ts',
            'tests/{architecture,golden}/**/*.test.ts',
          ],
          testTimeout: 60_000,
        },
      },
      {
        resolve: { alias: [{ find: /^graphql$/, replacement: graphql }] },
        test: {
          name: 'database',
          include: ['tests/{api,faults,runner,store}/**/*.test.ts'],
          globalSetup: 'tests/database/global-setup.ts',
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts', 'tests/standalone/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
