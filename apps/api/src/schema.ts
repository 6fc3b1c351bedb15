import { lexicographicSortSchema, printSchema } from 'graphql';
import { builder } from './builder.ts';
import './values/scalars.ts';
import './types/institution.ts';
import './types/query.ts';
import './types/identity/me.ts';
import './types/identity/user-changes.ts';
import './types/identity/api-key-changes.ts';
import './types/rate-limit.ts';
import './types/import-format.ts';
import './types/method-card.ts';
import './types/snapshot-concentration.ts';
import './types/doubt.ts';
import './types/snapshot-contagion.ts';
import './types/clearing.ts';
import './types/loss-causes.ts';
import './types/answer-questions.ts';
import './types/run-questions.ts';
import './types/reverse-stress.ts';
import './types/least-shock.ts';
import './types/most-important.ts';
import './types/bail-out.ts';
import './types/loss-distribution.ts';
import './types/markets/simulate-cascade.ts';
import './types/markets/loss-bearers.ts';
import './types/markets/tipping-point.ts';
import './types/markets/critical-leverage.ts';
import './types/markets/compare-guardrails.ts';
import './types/markets/required-insurance-fund.ts';
import './types/margin/snapshot-margin.ts';
import './types/margin/snapshot-contracts.ts';
import './types/watch/margin-watch.ts';
import './types/watch/watch-changes.ts';
import './types/watch/margin-events.ts';

export const schema = builder.toSchema();

/** The contract as committed in packages/contract/schema.graphql. */
export function printContract(): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
