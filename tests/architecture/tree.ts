import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

export const PROJECT = join(import.meta.dirname, '../..');

/** Files of the project that people write: tracked or new, not ignored, not generated. */
export function writtenFiles(): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: PROJECT,
    encoding: 'utf8',
  });
  return listed.split('\n').filter((path) => path !== '' && !/(^|\/)generated\//.test(path));
}

export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export function sourceFiles(): readonly SourceFile[] {
  return writtenFiles()
    .filter((path) => /\.(ts|tsx|css)$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(PROJECT, path), 'utf8') }));
}

const LINES_ALLOWED = 400;
const LINES_WITHOUT_REASON = 300;
const REFUSED_NAMES =
  /^(utils?|helpers?|common|shared|misc|lib|core|managers?|services?|processors?|handlers?|data|info|items?)$/;

/** Files that are too long, or long without a reason at their top. */
export function tooLong(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap(({ path, text }) => {
    const lines = text.split('\n').length;
    if (lines > LINES_ALLOWED) return [`${path} has ${lines} lines`];
    return lines > LINES_WITHOUT_REASON && !text.startsWith('//')
      ? [`${path} has ${lines} lines and no reason at its top`]
      : [];
  });
}

/** Files and folders named for nothing in particular. */
export function refusedNames(paths: readonly string[]): readonly string[] {
  return paths.filter((path) =>
    [...dirname(path).split('/'), basename(path).split('.')[0] ?? ''].some((name) => REFUSED_NAMES.test(name)),
  );
}

/** Relative imports that lead in a circle, each as the chain of files. */
export function importCircles(files: readonly SourceFile[]): readonly string[] {
  const imports = new Map(
    files.map(({ path, text }) => [
      path,
      [...text.matchAll(/^(?:import|export)\s(?!type\b)[^;]*?from '(\.[^']+)'/gm)].map(([, to]) =>
        join(dirname(path), to ?? ''),
      ),
    ]),
  );
  const circles: string[] = [];
  const finished = new Set<string>();
  const walk = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
    if (trail.includes(path) || finished.has(path)) return;
    for (const next of imports.get(path) ?? []) walk(next, [...trail, path]);
    finished.add(path);
  };
  for (const path of imports.keys()) walk(path, []);
  return circles;
}
