import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { SINGLE_USER_SETTINGS } from '../../apps/api/src/identity/settings.ts';
import { ALL_PROBLEM_CODES } from '../../apps/api/src/values/problem-codes.ts';
import { ERROR_CODES } from '../../apps/api/src/values/refusal.ts';
import { holdUp, untilWaiting } from '../database/held-up.ts';
import { makeReadOnly } from '../database/raised-faults.ts';
import { personOf } from './people.ts';
import { type Installations, PROVOKED_ERRORS } from './provoke-errors.ts';
import { importSystems, PROVOKED_PROBLEMS } from './provoke-problems.ts';
import { startApi } from './running-api.ts';

// Every line of docs/problems.md is answered by a running API to somebody who does what the line says.

const page = readFileSync(join(import.meta.dirname, '../../docs/problems.md'), 'utf8');

/** Cells of the table under a heading, without its head. */
function table(heading: string): readonly (readonly string[])[] {
  const [section = ''] = page.split(`## ${heading}\n`)[1]?.split('\n## ') ?? [];
  return section
    .split('\n')
    .filter((line) => /^\| [A-Z]/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

const codesOf = (heading: string): readonly string[] => {
  const codes: string[] = table(heading).map(([code = '']) => code);
  return codes.sort();
};

let given: Installations;
beforeAll(async () => {
  const settings = { ...SINGLE_USER_SETTINGS, mode: 'sign-in' as const, trustedDocumentsOnly: true };
  const usual = await startApi();
  const api = await startApi({ settings });
  const strict = await startApi({ limits: { deadlineMs: 3_000, largestAnswerBytes: 2_000 } }, { mostWaitMs: 200 });
  const readOnly = await startApi();
  await importSystems(api);
  await makeReadOnly(readOnly.database);
  const [viewer, admin] = [await personOf(api.database, 'VIEWER'), await personOf(api.database, 'ADMIN')];
  given = { usual, signedIn: { api, viewer, admin }, strict, readOnly };
});
afterAll(async () => {
  const { usual, signedIn, strict, readOnly } = given;
  await Promise.all([usual, signedIn.api, strict, readOnly].map((api) => api.close()));
});

test('the page lists the codes the API has, each once and no others', () => {
  const problems = [...codesOf('Problems'), ...codesOf('Problems of leveraged positions')];
  expect(problems.sort()).toEqual([...ALL_PROBLEM_CODES].sort());
  expect(codesOf('Errors')).toEqual(Object.keys(ERROR_CODES).sort());
});

describe('the problem', () => {
  test.each(table('Problems').map(([code = '', when]) => [code, when] as const))(
    '%s is answered when %s',
    async (code) => {
      const problem = await PROVOKED_PROBLEMS[code as keyof typeof PROVOKED_PROBLEMS](given.signedIn);
      expect(problem?.code).toBe(code);
      expect(problem?.message).toMatch(/[.]$/);
    },
  );
});

describe('the error', () => {
  const told = table('Errors').filter(([code]) => code !== 'CANCELLED');

  test.each(told.map(([code = '', http, when]) => [code, http, when] as const))(
    '%s is answered with status %s when %s',
    async (code, http) => {
      const refused = await PROVOKED_ERRORS[code as keyof typeof PROVOKED_ERRORS](given);
      expect([refused.status, refused.code]).toEqual([Number(http), code]);
      // Whoever is told to come back is told when.
      if (http === '429' || http === '503') expect(Number(refused.retryAfter)).toBeGreaterThanOrEqual(1);
    },
  );

  test('CANCELLED is told nobody, for the caller has left: the log has it under the request’s id, the metrics as a 499', async () => {
    let text = '';
    const log = new Writable({
      write(chunk: Buffer, _, done) {
        text += chunk.toString();
        done();
      },
    });
    const api = await startApi({ log });
    onTestFinished(() => api.close());
    await api.app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = api.app.server.address() as AddressInfo;
    const leaving = new AbortController();
    const letGo = await holdUp(api.database);
    const answer = fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ snapshots { totalCount } }' }),
      signal: leaving.signal,
    });
    await untilWaiting(api.database, 1);
    leaving.abort();
    await expect(answer).rejects.toThrow('aborted');
    await expect.poll(() => text).toMatch(/"requestId":"[0-9a-f-]{36}".*"kind":"CANCELLED"/);
    await letGo();
    const { body } = await api.inject({ url: '/metrics' });
    expect(body).toContain('faultline_http_requests_total{method="POST",route="/graphql",status="499"} 1');
  });
});
