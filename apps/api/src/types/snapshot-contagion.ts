import { builder } from '../builder.ts';
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
              required: true,
              description: 'Share of the institution’s capital lost at once, from 0 to 1.',
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
        shock: shock.losses.map(({ institution, lossRatio }) => ({
          institution: keyOfId(loaded, institution),
          lossRatio,
        })),
      });
      return resultOf(answer);
    },
  }),
);
