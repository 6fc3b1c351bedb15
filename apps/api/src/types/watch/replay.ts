import type { MarkReplay } from '@faultline/runner';
import { REPLAY_STATES } from '@faultline/store';
import { builder } from '../../builder.ts';
import { Quality } from '../../values/enums.ts';
import { Snapshot } from '../snapshot-ref.ts';

export const Replay = builder.objectRef<MarkReplay>('Replay').implement({
  description: 'A bundled stream of mark updates that a watch of this snapshot can be shown.',
  fields: (t) => ({
    key: t.exposeString('key'),
    title: t.exposeString('title'),
    question: t.exposeString('question', { description: 'What can be asked of it.' }),
    source: t.exposeString('source', { description: 'Who states which prices, and where those in between come from.' }),
    quality: t.expose('quality', { type: Quality, description: 'That of its least certain price.' }),
    updateCount: t.int({ resolve: ({ updates }) => updates.length }),
    from: t.field({ type: 'Instant', resolve: ({ updates }) => new Date(updates[0]?.time ?? 0) }),
    to: t.field({ type: 'Instant', resolve: ({ updates }) => new Date(updates.at(-1)?.time ?? 0) }),
  }),
});

export interface ReplayRunRef {
  readonly replay: MarkReplay | null;
  readonly key: string;
  readonly state: (typeof REPLAY_STATES)[number];
  readonly updatesPerSecond: number;
  readonly updatesDone: number;
}

export const ReplayRun = builder.objectRef<ReplayRunRef>('ReplayRun').implement({
  description: 'How far a watch has come in a replay. The server runs it, and goes on after a restart.',
  fields: (t) => ({
    key: t.exposeString('key'),
    replay: t.expose('replay', {
      type: Replay,
      nullable: true,
      description: 'Null where this installation does not have it.',
    }),
    state: t.expose('state', {
      type: builder.enumType('ReplayState', {
        values: REPLAY_STATES,
        description: 'STOPPED: begun, and halted by somebody before its end.',
      }),
    }),
    updatesPerSecond: t.expose('updatesPerSecond', { type: 'Finite' }),
    updatesDone: t.exposeInt('updatesDone'),
    updateCount: t.int({ resolve: ({ replay, updatesDone }) => replay?.updates.length ?? updatesDone }),
  }),
});

builder.objectField(Snapshot, 'replays', (t) =>
  t.field({
    type: [Replay],
    description: 'Bundled with the dataset; none where it has none.',
    resolve: ({ columns }, _, { runner }) => [...runner.watches.replaysOf(columns)],
  }),
);
