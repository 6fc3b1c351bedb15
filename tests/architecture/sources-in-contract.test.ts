import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, type GraphQLField, type GraphQLObjectType, getNamedType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { PROJECT } from './tree.ts';

// A figure of a model says where its definition comes from: a paper and a year, or that it is defined or derived here.

const SCHEMA = buildSchema(readFileSync(join(PROJECT, 'packages/contract/schema.graphql'), 'utf8'));
const SOURCE = /\b(19|20)\d\d\b|\b(defined|derived|integrated) here\b/i;

const fieldsOf = (type: string): GraphQLField<unknown, unknown>[] =>
  Object.values((SCHEMA.getType(type) as GraphQLObjectType).getFields());
const NUMBERS = ['Finite', 'Int', 'Boolean', 'Ratio', 'Money'];

describe.each(['TippingPoint', 'TippingCrossing', 'ShockResponse', 'CriticalLeverage'])('of %s', (type) => {
  test('every figure has a description', () => {
    const figures = fieldsOf(type).filter((field) => NUMBERS.includes(getNamedType(field.type).name));
    expect(figures.length).toBeGreaterThan(0);
    expect(figures.filter(({ description }) => !description).map(({ name }) => name)).toEqual([]);
  });
});

test.each([
  ['Cascade', 'amplification'],
  ['CascadeMeasures', 'largestAmplification'],
  ['TippingPoint', 'tippingShock'],
  ['TippingPoint', 'isMonotone'],
  ['ShockResponse', 'liquidatedShare'],
  ['CriticalLeverage', 'criticalLeverage'],
  ['CriticalLeverage', 'insolventAtSoldShare'],
  ['CriticalLeverage', 'saleDiscountRatio'],
  ['CriticalLeverage', 'liquidationMove'],
  ['CriticalLeverage', 'bankruptcyMove'],
])('%s.%s says whose definition it is', (type, field) => {
  expect(fieldsOf(type).find(({ name }) => name === field)?.description).toMatch(SOURCE);
});
