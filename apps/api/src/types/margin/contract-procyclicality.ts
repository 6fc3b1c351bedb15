import { type ContractProcyclicality, contractProcyclicality } from '@faultline/runner';
import { builder } from '../../builder.ts';
import { Quality } from '../../values/enums.ts';
import { Problem } from '../../values/money.ts';
import { type Answer, answerOf } from '../answer.ts';
import type { PositionRef } from '../rows.ts';
import { ContractMargin, type ContractMarginRef } from './contract-margin.ts';
import { ExchangeContract } from './margin-refs.ts';

// How much more margin was asked for when it was needed least.

interface ProcyclicalityRef extends Answer<ContractProcyclicality> {
  readonly contract: number;
}

const marginAt = ({ loaded, contract }: ProcyclicalityRef, position: number): ContractMarginRef => ({
  loaded,
  contract,
  position,
});

const MarginProcyclicality = builder.objectRef<ProcyclicalityRef>('MarginProcyclicality').implement({
  description:
    'How much a contract’s margin moved within a window (Murphy, Vasios and Vause, Bank of England Financial Stability Paper 29, 2014). Only margins set on a day of the window count.',
  fields: (t) => ({
    first: t.field({
      type: ContractMargin,
      description: 'Of the window.',
      resolve: (ref) => marginAt(ref, ref.found.firstPosition),
    }),
    last: t.field({
      type: ContractMargin,
      description: 'Of the window.',
      resolve: (ref) => marginAt(ref, ref.found.lastPosition),
    }),
    peakToTroughRatio: t.field({
      type: 'Finite',
      description: 'Highest over lowest maintenance margin, whichever came first.',
      resolve: ({ found }) => found.peakToTroughRatio,
    }),
    largestRiseRatio: t.field({
      type: 'Finite',
      description:
        'The most by which a later maintenance margin is above an earlier one, as a share of the earlier; below 0 where it only ever fell.',
      resolve: ({ found }) => found.largestRiseRatio,
    }),
    riseFrom: t.field({
      type: ContractMargin,
      description: 'Where that rise begins.',
      resolve: (ref) => marginAt(ref, ref.found.firstPosition + ref.found.riseFromRow),
    }),
    riseTo: t.field({
      type: ContractMargin,
      description: 'Where it ends.',
      resolve: (ref) => marginAt(ref, ref.found.firstPosition + ref.found.riseToRow),
    }),
    leastInitialOverMaintenance: t.field({
      type: 'Finite',
      description: 'Initial over maintenance margin of one day, where it is least.',
      resolve: ({ found }) => found.leastInitialOverMaintenance,
    }),
    mostInitialOverMaintenance: t.field({
      type: 'Finite',
      description: 'Initial over maintenance margin of one day, where it is most.',
      resolve: ({ found }) => found.mostInitialOverMaintenance,
    }),
    quality: t.field({
      type: Quality,
      description: 'That of the least certain margin in the window, at best DERIVED: the ratios are worked out.',
      resolve: ({ found }) => found.quality,
    }),
  }),
});

const MarginProcyclicalityResult = builder.unionType('MarginProcyclicalityResult', {
  types: [MarginProcyclicality, Problem],
  resolveType: (found) => ('code' in found ? Problem : MarginProcyclicality),
});

builder.objectField(ExchangeContract, 'marginProcyclicality', (t) =>
  t.field({
    type: MarginProcyclicalityResult,
    description:
      'How much its margin rose. A Problem INSUFFICIENT_HISTORY where fewer than two margins were set in the window.',
    args: {
      from: t.arg({ type: 'Date', description: 'First day of the window; that of the history unless told.' }),
      to: t.arg({ type: 'Date', description: 'Last day of the window; that of the history unless told.' }),
    },
    resolve: ({ loaded, position }: PositionRef, { from, to }) => {
      const window = { from: from ?? null, to: to ?? null };
      const answer = answerOf(loaded, contractProcyclicality(loaded.columns, position, window));
      return 'code' in answer ? answer : { ...answer, contract: position };
    },
  }),
);
