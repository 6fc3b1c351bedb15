import { CONTAGION_MODELS } from '@faultline/engine';
import type { ShockLoss } from '@faultline/store';
import { builder } from '../builder.ts';
import type { Loaded } from '../values/money.ts';
import { problemOf } from '../values/problem-codes.ts';
import { refusal } from '../values/refusal.ts';
import { ContagionResult, resultOf } from './contagion-result.ts';
import { keyOfId } from './institution-key.ts';
import { ContagionModelInput, chosenModel } from './model.ts';
import { Snapshot } from './snapshot-ref.ts';

const ShockInput = builder.inputType('ShockInput', {
  description: 'Losses imposed from outside.',
  fields: (t) => ({
    losses: t.field({
      required: true,
      type: [
        builder.inputType('LossInput', {
          fields: (inner) => ({
            institution: inner.id({ required: true }),
            lossRatio: inner.field({
              type: 'Finite',
              description: 'Share of the institution’s capital lost at once, from 0 to 1. Give this or assetLossRatio.',
            }),
            assetLossRatio: inner.field({
              type: 'Finite',
              description:
                'Share of the institution’s total assets lost at once, from 0 to 1: more than its capital where leverage is high.',
            }),
          }),
        }),
      ],
    }),
  }),
});

builder.objectField(Snapshot, 'contagion', (t) =>
  t.field({
    type: ContagionResult,
    description: 'Runs a contagion model on this snapshot, or answers the stored run with the same inputs.',
    args: { shock: t.arg({ type: ShockInput, required: true }), model: t.arg({ type: ContagionModelInput }) },
    resolve: async (loaded, { shock, model }, context) => {
      const answer = await context.runner.contagion(context.access, {
        snapshotRow: loaded.row,
        ...chosenModel(model),
        shock: shockOf(loaded, shock),
      });
      return resultOf(answer);
    },
  }),
);

const MOST_COMPARED = 12;

builder.objectField(Snapshot, 'compareModels', (t) =>
  t.field({
    type: [ContagionResult],
    description: `The same shock under several models, in the order given; all of the catalogue as usual unless told. At most ${MOST_COMPARED}.`,
    args: {
      shock: t.arg({ type: ShockInput, required: true }),
      models: t.arg({ type: [ContagionModelInput] }),
    },
    resolve: async (loaded, { shock, models }, context) => {
      const chosen = models?.map(chosenModel) ?? CONTAGION_MODELS.map(({ name }) => ({ model: name, parameters: {} }));
      if (chosen.length > MOST_COMPARED)
        return [problemOf('BAD_PARAMETER', `${chosen.length} models; compare at most ${MOST_COMPARED}.`, 'models')];
      const losses = shockOf(loaded, shock);
      const results = [];
      // One after the other: a comparison is no reason to hold more than one connection.
      for (const model of chosen)
        results.push(
          resultOf(
            await context.runner.contagion(context.access, { snapshotRow: loaded.row, ...model, shock: losses }),
          ),
        );
      return results;
    },
  }),
);

/** Throws BAD_USER_INPUT where a loss says neither, or both, of what it is a share of. */
function shockOf(loaded: Loaded, { losses }: typeof ShockInput.$inferInput): readonly ShockLoss[] {
  return losses.map(({ institution: id, lossRatio, assetLossRatio }) => {
    const institution = keyOfId(loaded, id);
    if ((lossRatio == null) === (assetLossRatio == null))
      throw refusal('BAD_USER_INPUT', 'A loss needs lossRatio or assetLossRatio, and not both.');
    return assetLossRatio == null
      ? { institution, lossRatio: lossRatio ?? 0 }
      : { institution, lossRatio: assetLossRatio, of: 'TOTAL_ASSETS' };
  });
}
