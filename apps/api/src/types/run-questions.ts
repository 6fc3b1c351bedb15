import type { Reproduction } from '@faultline/runner';
import { builder } from '../builder.ts';
import { positionOf, readGlobalId } from '../values/global-ids.ts';
import { Problem } from '../values/money.ts';
import { problemOf } from '../values/problem-codes.ts';
import { ContagionResult, resultOf } from './contagion-result.ts';
import { Exposure } from './exposure.ts';
import { loadedOf, Run } from './run.ts';

// What can be asked of a run afterwards: the same without an exposure, and whether it can be had again.

builder.objectField(Run, 'leftOut', (t) =>
  t.field({
    type: [Exposure],
    description: 'Exposures this run leaves out of the snapshot; empty unless it is a counterfactual.',
    resolve: (run) => run.stored.without.map((position) => ({ loaded: loadedOf(run), position })),
  }),
);

builder.objectField(Run, 'without', (t) =>
  t.field({
    type: ContagionResult,
    description: 'The counterfactual: the same run had these exposures of its snapshot not been there.',
    args: { exposures: t.arg.idList({ required: true }) },
    resolve: async (run, { exposures }, context) => {
      const { stored, snapshot, snapshotRow } = run;
      const positions = exposures.map((id) => positionIn(snapshot, id));
      const unknown = positions.indexOf(-1);
      if (unknown >= 0)
        return problemOf(
          'NOT_FOUND',
          'The run’s snapshot has no such exposure: take the id of one from its exposures.',
          'exposures',
          String(unknown),
        );
      const without = [...stored.without, ...positions];
      return resultOf(await context.runner.contagion(context.access, { ...stored, snapshotRow, without }));
    },
  }),
);

function positionIn({ digest, exposures }: { digest: string; exposures: { count: number } }, id: string): number {
  const found = readGlobalId(id);
  return found?.type === 'Exposure' && found.digest === digest ? positionOf(found.key, exposures.count) : -1;
}

const ReproductionType = builder.objectRef<Reproduction>('Reproduction').implement({
  description: 'A stored run computed again from its inputs and compared digit by digit.',
  fields: (t) => ({
    run: t.field({ type: Run, resolve: ({ run }) => run }),
    isIdentical: t.exposeBoolean('isIdentical'),
    difference: t.exposeString('difference', {
      nullable: true,
      description: 'The first figure that differs; null where none does.',
    }),
  }),
});

const ReproductionResult = builder.unionType('ReproductionResult', {
  types: [ReproductionType, Problem],
  resolveType: (found) => ('code' in found ? Problem : ReproductionType),
});

builder.queryField('reproduceRun', (t) =>
  t.field({
    type: ReproductionResult,
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_, { id }, context) => {
      const found = readGlobalId(id);
      const reproduced =
        found?.type === 'Run' ? await context.runner.reproduceContagion(context.access, found.digest) : null;
      return reproduced ?? problemOf('NOT_FOUND', 'There is no such run: take the id of one that was answered.', 'id');
    },
  }),
);
