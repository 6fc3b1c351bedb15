import type { MostImportant as Head } from '@faultline/engine';
import { builder } from '../builder.ts';
import { Problem, Ratio } from '../values/money.ts';
import { LARGEST_PAGE } from '../values/paging.ts';
import { problemOf } from '../values/problem-codes.ts';
import { type Answer, answerOf } from './answer.ts';
import { Institution } from './institution-ref.ts';
import { leastCertainLink } from './link-quality.ts';
import { Snapshot } from './snapshot-ref.ts';

// The head of the ranking by systemic importance, where ranking everybody would take too long.

type HeadRef = Answer<Head>;

const ImportantInstitution = builder.objectRef<HeadRef & { readonly place: number }>('ImportantInstitution').implement({
  description: 'An institution among the most important ones.',
  fields: (t) => ({
    institution: t.field({
      type: Institution,
      resolve: ({ loaded, found, place }) => ({ loaded, row: found.rows[place] ?? 0 }),
    }),
    systemicImportance: t.field({
      type: Ratio,
      description: 'As of the institution itself, which has it only where everybody is ranked.',
      resolve: ({ loaded, found, place }) => ({
        value: found.scores[place] ?? null,
        reason: null,
        quality: leastCertainLink(loaded.columns),
      }),
    }),
  }),
});

const MostImportant = builder.objectRef<HeadRef>('MostImportant').implement({
  description:
    'The head of the ranking by systemic importance. The failure of an institution is solved in the order of an upper bound of what it can cost the others, until nobody left can cost them more than the last one listed: the list is that of the full ranking, to the last digit.',
  fields: (t) => ({
    ranked: t.field({
      type: [ImportantInstitution],
      description: 'Most important first, equals in canonical order; fewer where fewer have capital to lose.',
      resolve: (ref) => Array.from(ref.found.rows, (_, place) => ({ ...ref, place })),
    }),
    solvedCount: t.int({ description: 'How many failures were solved.', resolve: ({ found }) => found.runs }),
    rankedCount: t.int({
      description: 'How many institutions have capital to lose: the length of the full ranking.',
      resolve: ({ found }) => found.count,
    }),
    isBounded: t.boolean({
      description:
        'False where no upper bound exists, as where losses can grow without end (spectral radius 1 and above): then the failure of everybody was solved.',
      resolve: ({ found }) => found.bounded,
    }),
  }),
});

const MostImportantResult = builder.unionType('MostImportantResult', {
  types: [MostImportant, Problem],
  resolveType: (found) => ('code' in found ? Problem : MostImportant),
});

builder.objectField(Snapshot, 'mostImportant', (t) =>
  t.field({
    type: MostImportantResult,
    description:
      'Who costs the others most by failing, also in systems too large for everybody to be ranked. SNAPSHOT_TOO_LARGE where a proof takes as long as a ranking that is refused.',
    args: { most: t.arg.int({ required: true, description: `From 1 to ${LARGEST_PAGE}.` }) },
    resolve: async (loaded, { most }, context) => {
      if (!(most >= 1 && most <= LARGEST_PAGE))
        return problemOf('BAD_PARAMETER', `most is ${most}; choose a number from 1 to ${LARGEST_PAGE}.`, 'most');
      return answerOf(loaded, await context.runner.mostImportant(loaded.columns, most, context.access.signal));
    },
  }),
);
