import { builder } from '../../builder.ts';
import { globalId } from '../../values/global-ids.ts';
import { type Loaded, Problem } from '../../values/money.ts';
import { connectionOf, pageOf, pagingArguments } from '../../values/paging.ts';
import { problemOf } from '../../values/problem-codes.ts';
import { Asset } from '../holding.ts';
import { Institution } from '../institution-ref.ts';
import { Node } from '../node.ts';
import type { PositionRef } from '../rows.ts';
import { Snapshot } from '../snapshot-ref.ts';
import { ContractMarginConnection } from './contract-margin.ts';
import './contract-procyclicality.ts';
import { ExchangeContract } from './margin-refs.ts';

// Contracts of exchanges and what their clearing houses have asked for them; none where the dataset has no margin histories.

/** Its first margin and the end of its margins, among those of all contracts. */
function marginsOf({ loaded, position }: PositionRef): readonly [start: number, end: number] {
  const { marginStart } = loaded.columns.contracts;
  return [marginStart[position] ?? 0, marginStart[position + 1] ?? 0];
}

ExchangeContract.implement({
  description: 'What is traded on an exchange in units of one contract, and the margin asked for it over time.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ resolve: ({ loaded, position }) => globalId('ExchangeContract', loaded.row, String(position)) }),
    key: t.string({
      description: 'Of the contract within its venue.',
      resolve: ({ loaded, position }) => loaded.columns.contracts.keys[position] ?? '',
    }),
    venue: t.field({
      type: Institution,
      description: 'The institution that sets its margin; it need not be one of the venues.',
      resolve: ({ loaded, position }) => ({ loaded, row: loaded.columns.contracts.venues[position] ?? 0 }),
    }),
    asset: t.field({
      type: Asset,
      resolve: ({ loaded, position }) => ({ loaded, row: loaded.columns.contracts.assets[position] ?? 0 }),
    }),
    firstDay: t.field({
      type: 'Date',
      description: 'Of its first margin.',
      resolve: (contract) => contract.loaded.columns.contracts.dates[marginsOf(contract)[0]] ?? '',
    }),
    lastDay: t.field({
      type: 'Date',
      description: 'Of its last margin: nothing is known of any later one.',
      resolve: (contract) => contract.loaded.columns.contracts.dates[marginsOf(contract)[1] - 1] ?? '',
    }),
    margins: t.field({
      type: ContractMarginConnection,
      description: 'In ascending order of days, one per change.',
      args: pagingArguments(t.arg),
      resolve: (contract, given, context, info) => {
        const { loaded, position } = contract;
        const [start, end] = marginsOf(contract);
        const at = (row: number) => ({ loaded, contract: position, position: start + row });
        const parent = `${loaded.row.digest}/${position}`;
        return pageOf({ count: end - start, at }, given, { context, info, parent });
      },
    }),
  }),
});

const ExchangeContractConnection = connectionOf('ExchangeContract', ExchangeContract);
const ExchangeContractResult = builder.unionType('ExchangeContractResult', {
  types: [ExchangeContract, Problem],
  resolveType: (found) => ('code' in found ? Problem : ExchangeContract),
});

function contractAt({ columns }: Loaded, venue: string, key: string): number {
  const { keys, venues } = columns.contracts;
  return keys.findIndex((own, row) => own === key && columns.institutions.keys[venues[row] ?? -1] === venue);
}

builder.objectFields(Snapshot, (t) => ({
  contracts: t.field({
    type: ExchangeContractConnection,
    description: 'In ascending order of their venues and, within one, of their keys.',
    args: pagingArguments(t.arg),
    resolve: (loaded, given, context, info) => {
      const listed = { count: loaded.columns.contracts.count, at: (position: number) => ({ loaded, position }) };
      return pageOf(listed, given, { context, info, parent: loaded.row.digest });
    },
  }),
  contract: t.field({
    type: ExchangeContractResult,
    args: {
      venue: t.arg.string({ required: true, description: 'Key of the institution.' }),
      key: t.arg.string({ required: true }),
    },
    resolve: (loaded, { venue, key }) => {
      const position = contractAt(loaded, venue, key);
      const message = `${loaded.row.title} has no contract of this key at this venue: the field contracts lists those there are.`;
      return position < 0 ? problemOf('NOT_FOUND', message, 'key') : { loaded, position };
    },
  }),
}));
