import type { ReverseStress as Found, Stressed, StressTarget } from '@faultline/runner';
import { builder } from '../builder.ts';
import { type Loaded, Money, Ratio, ratioOf, worse } from '../values/money.ts';
import { DEFAULT_PAGE, firstArgument } from '../values/paging.ts';
import { Institution } from './institution-ref.ts';
import { leastCertainLink } from './link-quality.ts';
import { capitalAt } from './rows.ts';

// What shocks are to reach, and the system after one of some severity.

export const StressTargetInput = builder.inputType('StressTarget', {
  isOneOf: true,
  description: 'What the shock is to reach. Exactly one of the fields.',
  fields: (t) => ({
    failures: t.int({
      description: 'So many institutions have failed, those that had failed before the shock included; at least 1.',
    }),
    lossRatio: t.field({
      type: 'Finite',
      description: 'So large a share is lost of all obligations under EISENBERG_NOE, of all capital else; from 0 to 1.',
    }),
  }),
});

/** What an answer to a shock says of any system after it. */
interface StressRef {
  readonly loaded: Loaded;
  readonly found: Pick<Found, 'unitFallAmount' | 'losableAmount' | 'unshocked'>;
}

interface FailureRef extends StressRef {
  readonly stressed: Stressed;
  readonly row: number;
}

const fallOf = ({ found, stressed, row }: FailureRef) => stressed.severity * (found.unitFallAmount.get(row) ?? 0);

const StressFailure = builder.objectRef<FailureRef>('StressFailure').implement({
  description: 'An institution that fails after a shock of some severity.',
  fields: (t) => ({
    institution: t.field({ type: Institution, resolve: ({ loaded, row }) => ({ loaded, row }) }),
    fall: t.field({
      type: Money,
      description: 'What its own external assets lose.',
      resolve: (ref) => ({ amount: fallOf(ref), of: ref.loaded.columns }),
    }),
    fallOverCapital: t.field({
      type: Ratio,
      description: 'The fall over its capital: below 1 it would have survived alone.',
      resolve: (ref) => {
        const { amount, quality: ofCapital } = capitalAt(ref.loaded, ref.row);
        // The severity is worked out over the exposures, and no surer than they are.
        const quality = worse(ofCapital, leastCertainLink(ref.loaded.columns));
        if (amount <= 0) return { value: null, reason: 'NEGATIVE_OR_ZERO_EQUITY' as const, quality };
        return ratioOf(fallOf(ref), amount, quality);
      },
    }),
    failedBefore: t.boolean({
      description: 'True where it fails without any shock.',
      resolve: ({ found, row }) => found.unshocked.failed.includes(row),
    }),
  }),
});

export const StressedSystem = builder
  .objectRef<StressRef & { readonly stressed: Stressed }>('StressedSystem')
  .implement({
    description: 'The snapshot after the shock of one severity.',
    fields: (t) => ({
      severity: t.field({ type: 'Finite', resolve: ({ stressed }) => stressed.severity }),
      failedCount: t.int({ resolve: ({ stressed }) => stressed.failed.length }),
      failed: t.field({
        type: [StressFailure],
        description: 'In canonical order.',
        args: { first: firstArgument(t.arg) },
        resolve: (ref, { first }) =>
          ref.stressed.failed.slice(0, first ?? DEFAULT_PAGE).map((row) => ({ ...ref, row })),
      }),
      loss: t.field({
        type: Money,
        description: 'Unpaid obligations under EISENBERG_NOE, else lost capital; the shock’s own part included.',
        resolve: ({ loaded, stressed }) => ({ amount: stressed.lossAmount, of: loaded.columns }),
      }),
      lossRatio: t.field({
        type: Ratio,
        description: 'Loss over all obligations under EISENBERG_NOE, else over all capital.',
        resolve: ({ loaded, found, stressed }) =>
          ratioOf(stressed.lossAmount, found.losableAmount, leastCertainLink(loaded.columns)),
      }),
    }),
  });

export function targetOf({ failures, lossRatio }: typeof StressTargetInput.$inferInput): StressTarget {
  return failures == null ? { lossRatio: lossRatio ?? 0 } : { failures };
}
