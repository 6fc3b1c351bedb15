import { canonicalJson } from '@faultline/network';
import type { Prisma } from '../generated/client.ts';
import { hashOf } from './secrets.ts';

/** A mutation's key, by whom, and all of its input. */
export interface IdempotentCall {
  readonly tenant: string;
  readonly actor: string;
  readonly key: string;
  readonly input: unknown;
}

export type Once<Answer> =
  | { readonly answer: Answer; readonly isRepeated: boolean }
  /** The key was used with another input. */
  | { readonly mismatch: true };

/**
 * Does the work once per key, in the caller's transaction: of two calls at the same moment one waits for the other's
 * answer. `work` answers what can be written as JSON and told again; null is not remembered.
 */
export async function once<Answer extends Prisma.InputJsonObject>(
  transaction: Prisma.TransactionClient,
  { tenant, actor, key, input }: IdempotentCall,
  work: () => Promise<Answer | null>,
): Promise<Once<Answer> | null> {
  const inputHash = hashOf(canonicalJson(input));
  const where = { tenantId_actor_key: { tenantId: tenant, actor, key } };
  const { count } = await transaction.idempotencyRecord.createMany({
    data: [{ tenantId: tenant, actor, key, inputHash }],
    skipDuplicates: true,
  });
  if (count === 0) {
    const known = await transaction.idempotencyRecord.findUniqueOrThrow({ where });
    if (!Buffer.from(known.inputHash).equals(inputHash)) return { mismatch: true };
    if (known.answer !== null) return { answer: known.answer as Answer, isRepeated: true };
  }
  const answer = await work();
  if (answer === null) return null;
  await transaction.idempotencyRecord.update({ where, data: { answer } });
  return { answer, isRepeated: false };
}
