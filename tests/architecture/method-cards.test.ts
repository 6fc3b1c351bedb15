import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONTAGION_MODELS, GUARDRAILS, METHOD_CARDS, type ParameterSpec, VALUATION_FUNCTIONS } from '@faultline/engine';
import { describe, expect, test } from 'vitest';
import { PROJECT, writtenFiles } from './tree.ts';

// A method card states what the registry does: names, ranges and defaults of its parameters are read from its tables.

interface Row {
  readonly name: string;
  /** Whose parameter it is; nobody named is everybody with this card. */
  readonly owners: readonly string[];
  readonly range: string;
  readonly usual: string;
}

/** The tables of parameters of a card, in order. */
function parameterTables(card: string): Row[][] {
  const section = /\n## Parameters\n([\s\S]*?)\n## /.exec(card)?.[1] ?? '';
  const tables = section.split(/\n(?!\|)/).map((lines) => lines.split('\n').filter((line) => line.startsWith('|')));
  return tables.filter((lines) => lines.length > 2).map(rowsOf);
}

function rowsOf([head = '', , ...lines]: readonly string[]): Row[] {
  const cells = (line: string) => line.split('|').map((cell) => cell.trim());
  const at = (name: string) => cells(head).indexOf(name);
  return lines.map((line) => {
    const row = cells(line);
    const [name = '', ...owners] = words(row[at('name')] ?? '');
    const [range = '', usual = ''] = [row[at('range')], row[at('usual')]];
    return { name, owners, range, usual };
  });
}

/** What stands in code marks. */
function words(cell: string): string[] {
  return [...cell.matchAll(/`(\w+)`/g)].map(([, word]) => word ?? '');
}

function expectStated(table: readonly Row[], owner: string, parameters: readonly ParameterSpec[]): void {
  const own = table.filter(({ owners }) => owners.length === 0 || owners.includes(owner));
  expect(own.map(({ name }) => name).sort(), owner).toEqual(parameters.map(({ name }) => name).sort());
  for (const spec of parameters) {
    const row = own.find(({ name }) => name === spec.name);
    const stated = `${owner} ${spec.name}`;
    if (spec.kind === 'CHOICE') {
      expect(words(row?.range ?? ''), stated).toEqual(spec.choices.map(({ name }) => name));
      expect(words(row?.usual ?? ''), stated).toEqual([spec.default]);
    } else {
      expect(row?.range, stated).toBe(`${spec.minimum} to ${spec.maximum}`);
      expect(row?.usual, stated).toBe(String(spec.default));
    }
  }
}

/** Rows of a table with more or fewer cells than its head: a bar within an equation cuts it in two. */
function unevenRows(card: string): readonly string[] {
  const tables = card.split(/\n(?!\|)/).map((lines) => lines.split('\n').filter((line) => line.startsWith('|')));
  const cells = (line: string) => line.split(/(?<!\\)\|/).length;
  return tables.flatMap(([head = '', ...rows]) => rows.filter((row) => cells(row) !== cells(head)));
}

/** What a reader looks for in a card and does not find. */
function missingFrom(card: string): readonly string[] {
  const wanted = ['Question', 'Parameters', 'Limits', 'Verified by', 'References'];
  const sections = [...card.matchAll(/^## (.+)$/gm)].map(([, title]) => title);
  const [head = '', , ...lines] = (/\n## Parameters\n([\s\S]*?)\n## /.exec(card)?.[1] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('|'));
  const columns = head.split('|').map((cell) => cell.trim());
  const isBare = (line: string) => {
    const cells = line.split('|').map((cell) => cell.trim());
    return ['meaning', 'unit', 'range'].some((name) => (cells[columns.indexOf(name)] ?? '') === '');
  };
  return [
    ...wanted.filter((title) => !sections.includes(title)),
    ...['name', 'meaning', 'unit', 'range'].filter((name) => !columns.includes(name)),
    ...lines.filter((line) => !/^\|( -+ \|)+$/.test(line) && isBare(line)),
    ...(/\$[^$]+\$/.test(card) ? [] : ['an equation']),
    ...unevenRows(card),
    // A number that happens to begin a line of running text begins a list.
    ...[...card.matchAll(/\S\n(1\. .*)/g)].map(([, line]) => line ?? ''),
    // Where an equation goes on in the next line, whatever follows it is taken for mathematics.
    ...card.split('\n').filter((line) => line.split('$$').length % 2 === 0),
  ];
}

describe('the registry of method cards', () => {
  const read = (path: string) => readFileSync(join(PROJECT, 'packages/engine/src', path), 'utf8');

  test('has every card that is written, once, and each under a name of its own', () => {
    const written = writtenFiles().filter((path) => path.startsWith('packages/engine/src/') && path.endsWith('.md'));
    expect(METHOD_CARDS.map(({ path }) => `packages/engine/src/${path}`).sort()).toEqual([...written].sort());
    expect(new Set(METHOD_CARDS.map(({ name }) => name)).size).toBe(METHOD_CARDS.length);
  });

  test.each(METHOD_CARDS.map(({ path }) => path))(
    '%s says what it asks, its equations, parameters with units and ranges, limits, tests and references',
    (path) => {
      expect(missingFrom(read(path))).toEqual([]);
    },
  );

  test('would notice a card without references, and a parameter without a unit', () => {
    const card = read('search/bail-out.md');
    expect(missingFrom(card.replace('## References', '## Sources'))).toEqual(['References']);
    expect(missingFrom(card.replace(/currency of the snapshot/, ''))).toHaveLength(1);
    expect(missingFrom(card.replace('what may be', 'what |may be'))).not.toEqual([]);
  });
});

describe('a method card', () => {
  const cards = [...new Set(CONTAGION_MODELS.map(({ card }) => card))];
  const read = (card: string) => readFileSync(join(PROJECT, 'packages/engine/src', card), 'utf8');

  test.each(cards)('%s states every parameter of its models as the registry has it, and no other', (card) => {
    const models = CONTAGION_MODELS.filter((model) => model.card === card);
    const table = parameterTables(read(card))[0] ?? [];
    for (const { name, parameters } of models) expectStated(table, name, parameters);
    const owners = table.flatMap((row) => row.owners);
    expect(owners.filter((owner) => !models.some(({ name }) => name === owner))).toEqual([]);
  });

  test('states every parameter of every guardrail as the registry has it, and no other', () => {
    const table = parameterTables(read('guardrails/guardrails.md'))[0] ?? [];
    for (const { name, parameters } of GUARDRAILS) expectStated(table, name, parameters);
    expect(table).toHaveLength(GUARDRAILS.reduce((count, { parameters }) => count + parameters.length, 0));
  });

  test('states the parameters of every valuation function, and no other', () => {
    const table = parameterTables(read('contagion/network-valuation/network-valuation.md'))[1] ?? [];
    for (const { name, parameters } of VALUATION_FUNCTIONS) expectStated(table, name, parameters);
  });
});
