import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PROJECT, type SourceFile, writtenFiles } from './tree.ts';

/** How many faults each section has, and those whose tests are there: from the first to the last of each range. */
const SECTIONS = { A: 33, B: 14, C: 12, D: 19, E: 10, F: 17, G: 16, H: 12, I: 15, J: 8 } as const;
const TESTED =
  'A01-A33 B01-B13 C01-C08 C10-C12 D01-D08 D10-D10 D13-D13 D15-D16 D18-D18 F01-F13 F16-F17 H01-H04 H06-H10 I01-I01 I03-I04 J03-J07';

const idsFrom = (letter: string, first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, place) => `${letter}${String(first + place).padStart(2, '0')}`);
const ALL = Object.entries(SECTIONS).flatMap(([letter, count]) => idsFrom(letter, 1, count));
const testedIds = TESTED.split(' ').flatMap((range) =>
  idsFrom(range.charAt(0), Number(range.slice(1, 3)), Number(range.slice(5))),
);
const isId = (word: string) => ALL.includes(word);

interface Row {
  readonly id: string;
  readonly fault: string;
  readonly promise: string;
  /** Files in back quotes, or what the fault waits for. */
  readonly test: string;
}

function rowsOf(page: string): readonly Row[] {
  return page.split('\n').flatMap((line) => {
    const [id = '', fault = '', promise = '', held = ''] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    return /^[A-J]\d\d$/.test(id) ? [{ id, fault, promise, test: held }] : [];
  });
}

const filesOf = ({ test: held }: Row) => [...held.matchAll(/`([^`]+)`/g)].map(([, path]) => path ?? '');
const cites = (text: string, id: string) => new RegExp(`\\b${id}\\b`).test(text);

/** What is wrong with the page, seen beside the tests; empty where nothing is. */
function complaints(page: string, tests: readonly SourceFile[]): readonly string[] {
  const rows = rowsOf(page);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const textOf = (path: string) => tests.find((file) => file.path === path)?.text;
  return [
    ...ALL.filter((id) => rows.filter((row) => row.id === id).length !== 1).map((id) => `${id} is not there once`),
    ...rows.filter(({ id }) => !isId(id)).map(({ id }) => `${id} is in no section`),
    ...rows.filter(({ fault, promise }) => fault === '' || promise === '').map(({ id }) => `${id} promises nothing`),
    ...testedIds.filter((id) => filesOf(byId.get(id) ?? NO_ROW).length === 0).map((id) => `${id} names no test`),
    ...rows
      .filter((row) => !testedIds.includes(row.id) && !/^not built yet: needs \S/.test(row.test))
      .map(({ id }) => `${id} does not say what it waits for`),
    ...rows.flatMap((row) =>
      filesOf(row).flatMap((path) => {
        const text = textOf(path);
        if (text === undefined) return [`${row.id} names ${path}, which is no test`];
        return cites(text, row.id) ? [] : [`${row.id} is not cited in ${path}`];
      }),
    ),
    ...tests.flatMap(({ path, text }) =>
      [...new Set(text.match(/\b[A-J]\d\d\b/g))]
        .filter((id) => isId(id) && !filesOf(byId.get(id) ?? NO_ROW).includes(path))
        .map((id) => `${path} cites ${id}, and the page does not say so`),
    ),
  ];
}

const NO_ROW: Row = { id: '', fault: '', promise: '', test: '' };

const page = readFileSync(join(PROJECT, 'docs/faults.md'), 'utf8');
const OWN = 'tests/architecture/faults.test.ts';
const tests = writtenFiles()
  .filter((path) => /\.test\.tsx?$/.test(path) && path !== OWN && existsSync(join(PROJECT, path)))
  .map((path) => ({ path, text: readFileSync(join(PROJECT, path), 'utf8') }));

describe('docs/faults.md', () => {
  test('has every fault once, with its promise, and its test or what it waits for; every test that cites one is there', () => {
    expect(complaints(page, tests)).toEqual([]);
    expect(rowsOf(page)).toHaveLength(156);
  });

  const rowOf = (id: string) => page.split('\n').find((line) => line.startsWith(`| ${id} |`)) ?? '';
  const abuse = 'tests/api/abuse.test.ts';

  test.each([
    ['a fault taken out', page.replace(`${rowOf('G07')}\n`, ''), 'G07 is not there once'],
    ['a fault written twice', page.replace(rowOf('A01'), `${rowOf('A01')}\n${rowOf('A01')}`), 'A01 is not there once'],
    ['a fault of no section', page.replace('| J08 |', '| J09 |'), 'J09 is in no section'],
    [
      'a test that is gone',
      page.replace(rowOf('A01'), rowOf('A01').replace(abuse, 'tests/api/gone.test.ts')),
      'which is no test',
    ],
    [
      'a test of something else',
      page.replace(rowOf('A14'), rowOf('A14').replace('identity', 'promises')),
      'A14 is not cited',
    ],
    [
      'a test replaced by an excuse',
      page.replace(rowOf('A01'), '| A01 | x | y | not built yet: needs time |'),
      'A01 names no test',
    ],
    ['nothing to wait for', page.replace('not built yet: needs drafts', 'later'), 'I10 does not say what it waits for'],
    [
      'no promise',
      page.replace(rowOf('J03'), '| J03 | x | | `tests/faults/operations.test.ts` |'),
      'J03 promises nothing',
    ],
  ])('with %s is noticed', (_, planted, complaint) => {
    expect(planted).not.toBe(page);
    expect(complaints(planted, tests).join('\n')).toContain(complaint);
  });

  test('beside a test that cites a fault it does not name, or no longer cites one it names, is noticed', () => {
    const other = (change: (text: string) => string) =>
      complaints(
        page,
        tests.map(({ path, text }) => ({ path, text: path === abuse ? change(text) : text })),
      ).join('\n');
    expect(other((text) => `${text}// G05`)).toContain(`${abuse} cites G05`);
    expect(other((text) => text.replaceAll('A19', 'A 19'))).toContain('A19 is not cited');
  });
});
