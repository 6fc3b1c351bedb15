import { builder } from '../builder.ts';
import { LargeExposureReport, LargeExposureRules, reportLargeExposures } from './large-exposure.ts';
import { LeverageReport, ladderOf } from './leverage.ts';
import { Snapshot } from './snapshot-ref.ts';

// Where leverage and large claims sit, as fields of a snapshot.

builder.objectFields(Snapshot, (t) => ({
  leverage: t.field({
    type: LeverageReport,
    args: {
      highLeverage: t.arg({
        type: 'Finite',
        required: true,
        defaultValue: 33.3,
        description: 'Leverage above which assets count as highly leveraged; 33.3 is a leverage ratio of 3 %.',
      }),
    },
    resolve: ladderOf,
  }),
  largeExposures: t.field({
    type: LargeExposureReport,
    description: 'Exposures to one counterparty measured against tier 1 capital (Basel LEX).',
    args: { rules: t.arg({ type: LargeExposureRules }) },
    resolve: (loaded, { rules }) => reportLargeExposures(loaded, rules ?? {}),
  }),
}));
