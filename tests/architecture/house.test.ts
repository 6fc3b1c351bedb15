import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CONTAGION_MODELS } from '@faultline/engine';
import { describe, expect, test } from 'vitest';
import { importCircles, PROJECT, refusedNames, sourceFiles, tooLong, writtenFiles } from './tree.ts';

const files = sourceFiles();

describe('the house', () => {
  test('has no file over 400 lines, and none over 300 without a reason at its top', () => {
    expect(tooLong(files)).toEqual([]);
    const long = (lines: number, head = '') => [{ path: 'a.ts', text: head + '\n'.repeat(lines) }];
    expect(tooLong(long(400))).toHaveLength(1);
    expect(tooLong(long(310))).toHaveLength(1);
    expect(tooLong(long(310, '// One table, kept whole.\n'))).toHaveLength(0);
  });

  test('has no name that says nothing', () => {
    expect(refusedNames(writtenFiles())).toEqual([]);
    expect(refusedNames(['packages/utils/src/x.ts', 'packages/engine/src/helpers.ts', 'docs/data.md'])).toHaveLength(3);
  });

  test('has no import that leads back to itself', () => {
    expect(importCircles(files)).toEqual([]);
    const circle = [
      { path: 'a.ts', text: `import { b } from './b.ts';` },
      { path: 'b.ts', text: `export { a } from './a.ts';` },
    ];
    expect(importCircles(circle)).toEqual(['a.ts -> b.ts -> a.ts']);
  });

  test('loosens no rule: no any, no skipped test, no silenced type error, no note of work left undone', () => {
    const loosened = new RegExp(
      ['\\bas any\\b', '\\.(skip|only|todo)\\(', '@ts-(ignore|expect-error|nocheck)', 'TO' + 'DO', 'FIX' + 'ME'].join(
        '|',
      ),
    );
    expect(
      files
        .filter(({ path, text }) => !path.startsWith('tests/architecture') && loosened.test(text))
        .map(({ path }) => path),
    ).toEqual([]);
    expect(loosened.test('test.skip(')).toBe(true);
  });

  test('speaks of itself alone: no path of a machine, no raw extract', () => {
    const paths = /\/(home|root|work|Users)\/[a-z]/;
    const speaking = files.filter(({ path, text }) => !path.startsWith('tests/architecture') && paths.test(text));
    expect(speaking.map(({ path }) => path)).toEqual([]);
    expect(writtenFiles().filter((path) => /eba_exposures|\.rda$/.test(path))).toEqual([]);
  });
});

describe('the registry of contagion models', () => {
  const modelFiles = files.filter(({ path }) => path.startsWith('packages/engine/src') && path.endsWith('.model.ts'));

  test('holds every model that is written', () => {
    const registry = readFileSync(join(PROJECT, 'packages/engine/src/contagion/models.ts'), 'utf8');
    for (const { path, text } of modelFiles)
      for (const [, name] of text.matchAll(/^export const (\w+) =/gm))
        expect(registry, path).toContain(`${name},`.slice(0, -1));
    expect(new Set(CONTAGION_MODELS.map(({ name }) => name)).size).toBe(CONTAGION_MODELS.length);
  });

  test('has a method card, a slow reference and a test beside every model', () => {
    for (const { path } of modelFiles)
      for (const ending of ['.md', '.reference.ts', '.test.ts'])
        expect(existsSync(join(PROJECT, path.replace('.model.ts', ending))), path + ending).toBe(true);
    for (const { card } of CONTAGION_MODELS)
      expect(existsSync(join(PROJECT, 'packages/engine/src', card)), card).toBe(true);
    expect(dirname(modelFiles[0]?.path ?? '')).toContain('contagion/');
  });

  test('imports a reference in tests, and in other references, only', () => {
    const importing = files.filter(
      ({ path, text }) => text.includes(".reference.ts'") && !/\.(test|reference)\.ts$/.test(path),
    );
    expect(importing.map(({ path }) => path)).toEqual([]);
  });
});
