import { type DOUBT_CODES, type Doubt as DoubtValue, ownershipDoubts } from '@faultline/engine';
import type { NetworkSnapshot } from '@faultline/network';
import { builder } from '../builder.ts';
import { type Loaded, Money } from '../values/money.ts';
import { LARGEST_PAGE } from '../values/paging.ts';
import { Institution } from './institution-ref.ts';
import { Snapshot } from './snapshot-ref.ts';

const DoubtCode = builder.enumType('DoubtCode', {
  description: 'A closed list.',
  values: {
    OWNERSHIP_CIRCLE: { description: 'Institutions own stakes in each other, one after the other, back to the first.' },
    OWNERSHIP_BEYOND_WHOLE: { description: 'Stakes in an institution are worth more than the equity it states.' },
  } satisfies Record<(typeof DOUBT_CODES)[number], object>,
});

const Doubt = builder.objectRef<{ loaded: Loaded; doubt: DoubtValue }>('Doubt').implement({
  description:
    'Something about the figures that may be wrong though each is well formed. No calculation is refused for it.',
  fields: (t) => ({
    code: t.field({ type: DoubtCode, resolve: ({ doubt }) => doubt.code }),
    message: t.string({ description: 'One sentence.', resolve: ({ doubt }) => doubt.message }),
    institutionCount: t.int({ resolve: ({ doubt }) => doubt.institutions.length }),
    institutions: t.field({
      type: [Institution],
      description: `Those in the circle, or the one that is owned. At most ${LARGEST_PAGE}.`,
      resolve: ({ loaded, doubt }) => doubt.institutions.slice(0, LARGEST_PAGE).map((row) => ({ loaded, row })),
    }),
    stakes: t.field({
      type: Money,
      nullable: true,
      description:
        'Sum of the stakes it is about: exposures of instrument EQUITY. Null where a rate is missing or the sum too large.',
      resolve: ({ loaded, doubt: { stakesAmount: amount } }) =>
        Number.isFinite(amount) ? { amount, of: loaded.columns } : null,
    }),
  }),
});

/** Every page of the dashboard asks, and the columns never change: a snapshot is gone through once. */
const known = new WeakMap<NetworkSnapshot, readonly DoubtValue[]>();

function doubtsOf(snapshot: NetworkSnapshot): readonly DoubtValue[] {
  const doubts = known.get(snapshot) ?? ownershipDoubts(snapshot);
  known.set(snapshot, doubts);
  return doubts;
}

builder.objectField(Snapshot, 'doubts', (t) =>
  t.field({
    type: [Doubt],
    description: `What the import says of figures that may be wrong; empty where it finds nothing. At most ${LARGEST_PAGE}.`,
    resolve: (loaded) =>
      doubtsOf(loaded.columns)
        .slice(0, LARGEST_PAGE)
        .map((doubt) => ({ loaded, doubt })),
  }),
);
