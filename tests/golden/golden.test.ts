import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ADAPTERS } from './adapters/index.ts';
import { type GoldenFile, parseGoldenFile, runFamily } from './harness.ts';
import { describeResult, runFolders } from './main.ts';

const CASES = join(import.meta.dirname, 'cases');
const FOLDERS = readdirSync(CASES).map((folder) => join(CASES, folder));
const debtrank = () =>
  JSON.parse(readFileSync(join(CASES, 'contagion/debtrank_linear.json'), 'utf8')) as GoldenFile & {
    cases: { out: { h: number[]; defaults_new: number[] } }[];
  };

function folderWith(name: string, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'faultline-golden-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, name), text);
  return folder;
}

describe('the golden cases', () => {
  test.each(runFolders(FOLDERS, ADAPTERS))('of $family all pass', (result) => {
    expect(result.firstFailure).toBeNull();
    expect(result.passed).toBeGreaterThan(0);
  });
});

describe('the harness', () => {
  test('sees a changed digit', () => {
    const file = debtrank();
    const [first] = file.cases;
    if (!first) throw new Error('the family is empty');
    first.out.h[0] = (first.out.h[0] ?? 0) + 1e-6;
    expect(runFamily(file, ADAPTERS.debtrank_linear)).toMatchObject({
      failed: 1,
      firstFailure: expect.stringContaining('out.h[0]'),
    });
  });

  test('sees a changed set of failed banks, and a field that turned into null', () => {
    const file = debtrank();
    const [first, second] = file.cases;
    if (!first || !second) throw new Error('the family is empty');
    first.out.defaults_new = [1];
    Object.assign(second.out, { debtrank_equity_weighted: null });
    expect(runFamily(file, ADAPTERS.debtrank_linear).failed).toBe(2);
  });

  test('refuses a family without an adapter', () => {
    expect(runFamily({ ...debtrank(), id: 'unheard_of' }, undefined)).toMatchObject({
      passed: 0,
      firstFailure: 'this family has no adapter',
    });
  });

  test.each([
    ['no JSON', '{'],
    ['no cases', '{"id":"x","tolerance":{"rel":0,"abs":0},"cases":[]}'],
    ['no tolerance', '{"id":"x","cases":[{"id":"1","in":{},"out":{}}]}'],
    ['a case without out', '{"id":"x","tolerance":{"rel":0,"abs":0},"cases":[{"id":"1","in":{}}]}'],
  ])('refuses a file with %s', (_, text) => {
    expect(runFolders([folderWith('x.json', text)], ADAPTERS)[0]?.failed).toBe(1);
  });

  test('puts shared entries in place before the adapter sees a case', () => {
    const file = parseGoldenFile(
      '{"id":"x","tolerance":{"rel":0,"abs":0},"shared":{"two":2},"cases":[{"id":"1","in":{"n":{"$shared":"two"}},"out":4}]}',
    );
    expect(runFamily(file, (given) => (given as { n: number }).n * 2)).toMatchObject({ passed: 1, failed: 0 });
    expect(runFamily({ ...file, shared: {} }, () => 4)).toMatchObject({ failed: 1 });
  });

  test('takes a refusal for an answer, and a throw for a failure of that case alone', () => {
    const file: GoldenFile = {
      id: 'x',
      tolerance: { rel: 0, abs: 0 },
      cases: [
        { id: 'refused', in: 1, out: { error: 'BAD_SHOCK' } },
        { id: 'thrown', in: 2, out: 2 },
      ],
    };
    const result = runFamily(file, (given) => {
      if (given === 2) throw new Error('no such bank');
      return { error: 'BAD_SHOCK' };
    });
    expect(describeResult(result)).toBe(
      'x: 1 passed, 1 failed, largest relative error 0.0e+0 of 0 numbers, largest absolute error 0.0e+0 of 0 judged absolutely; first failure: thrown: threw no such bank',
    );
  });

  test('tells an error relative to a number from that of a number its absolute tolerance decides', () => {
    const file: GoldenFile = {
      id: 'x',
      tolerance: { rel: 1e-3, abs: 1e-2 },
      cases: [
        { id: 'large', in: [100.05, 20], out: [100, 20] },
        { id: 'next to 0', in: [1e-9, 0.004], out: [1e-12, 0] },
        { id: 'exact', in: 3, out: 3, tolerance: { rel: 0, abs: 0 } },
        { id: 'in cents', in: 7000.002, out: 7000, tolerance: { rel: 0, abs: 0.005 } },
        { id: 'no number', in: null, out: 5 },
      ],
    };
    const result = runFamily(file, (given) => given);
    expect(result.relative).toEqual({ numbers: 3, largest: expect.closeTo(5e-4, 12) });
    expect(result.absolute).toEqual({ numbers: 3, largest: 0.004 });
    expect(describeResult(result)).toBe(
      'x: 4 passed, 1 failed, largest relative error 5.0e-4 of 3 numbers, largest absolute error 4.0e-3 of 3 judged absolutely; first failure: no number: out is null, expected 5',
    );
  });

  test('ends with exit code 1 on a failure and 0 without', () => {
    const run = (folder: string) =>
      execFileSync('node', [join(import.meta.dirname, 'main.ts'), folder], { stdio: 'pipe' });
    expect(String(run(join(CASES, 'contagion')))).toContain('debtrank_linear: 81 passed, 0 failed');
    expect(() => run(folderWith('x.json', '{}'))).toThrow();
  });
});
