import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONTAGION_MODELS, type ParameterSpec, VALUATION_FUNCTIONS } from '@faultline/engine';
import { describe, expect, test } from 'vitest';
import { PROJECT } from './tree.ts';

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

  test('states the parameters of every valuation function, and no other', () => {
    const table = parameterTables(read('contagion/network-valuation/network-valuation.md'))[1] ?? [];
    for (const { name, parameters } of VALUATION_FUNCTIONS) expectStated(table, name, parameters);
  });
});
