import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ADAPTERS } from './adapters/index.ts';
import { type Adapter, type Errors, type FamilyResult, NO_NUMBERS, parseGoldenFile, runFamily } from './harness.ts';

/** Every case file of each folder, in name order; a file that is not of the golden form is a failed family. */
export function runFolders(folders: readonly string[], adapters: Readonly<Record<string, Adapter>>): FamilyResult[] {
  return folders.flatMap((folder) => {
    const files = readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort();
    if (files.length === 0) return [broken(folder, 'holds no case files')];
    return files.map((name) => {
      try {
        const file = parseGoldenFile(readFileSync(join(folder, name), 'utf8'));
        return runFamily(file, adapters[file.id]);
      } catch (thrown) {
        return broken(name, thrown instanceof Error ? thrown.message : String(thrown));
      }
    });
  });
}

export function describeResult({ family, passed, failed, relative, absolute, firstFailure }: FamilyResult): string {
  const errors = `largest relative error ${written(relative)} numbers, largest absolute error ${written(absolute)} judged absolutely`;
  const counts = `${family}: ${passed} passed, ${failed} failed, ${errors}`;
  return firstFailure === null ? counts : `${counts}; first failure: ${firstFailure}`;
}

function written({ numbers, largest }: Errors): string {
  return `${largest.toExponential(1)} of ${numbers}`;
}

function broken(family: string, reason: string): FamilyResult {
  return { family, passed: 0, failed: 1, relative: NO_NUMBERS, absolute: NO_NUMBERS, firstFailure: reason };
}

if (import.meta.main) {
  const cases = join(import.meta.dirname, 'cases');
  const given = process.argv.slice(2);
  const folders = given.length > 0 ? given : readdirSync(cases).map((folder) => join(cases, folder));
  const results = runFolders(folders, ADAPTERS);
  for (const result of results) console.log(describeResult(result));
  process.exitCode = results.some((result) => result.failed > 0) ? 1 : 0;
}
