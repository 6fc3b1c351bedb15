import { type Change, hasRole, type Once, type Role as RoleCode } from '@faultline/store';
import type { Context } from '../../context.ts';
import { lacksRole } from '../../identity/caller.ts';
import { readGlobalId } from '../../values/global-ids.ts';
import { type Problem, problemOf } from '../../values/problem-codes.ts';

// What every change has in common: who may make it, its idempotency key, and what its refusals say.

const LONGEST_KEY = 200;

/** The change as the store takes it, or why it is refused before anything is tried. */
export async function changeBy(
  context: Context,
  idempotencyKey: string,
  { needed, what }: { readonly needed: RoleCode; readonly what: string },
): Promise<{ readonly change: Change } | { readonly problem: Problem }> {
  const { access, caller } = context;
  const problem = await refuseRole(context, { needed, what });
  if (problem) return { problem };
  if (idempotencyKey.length < 1 || idempotencyKey.length > LONGEST_KEY)
    return {
      problem: problemOf('BAD_INPUT', `idempotencyKey takes 1 to ${LONGEST_KEY} characters.`, 'idempotencyKey'),
    };
  return { change: { access, actor: caller.actor, key: idempotencyKey } };
}

/** Why a caller may not do it, which is written down; null where they may. */
export async function refuseRole(
  { access, caller, store }: Context,
  { needed, what }: { readonly needed: RoleCode; readonly what: string },
): Promise<Problem | null> {
  const lacking = lacksRole(caller, needed, what);
  if (lacking === null) return null;
  await store.identity.audit(access, { actor: caller.actor, action: 'ACCESS_REFUSED', subject: what });
  return problemOf('FORBIDDEN', lacking);
}

export const MISMATCH = problemOf(
  'IDEMPOTENCY_MISMATCH',
  'This idempotency key was used with another input: use a new one.',
  'idempotencyKey',
);

/** The store's answer without the mismatch, or the problem it is. */
export function settled<Answer>(
  done: Once<Answer> | null,
  absent: Problem,
): { readonly answer: Answer } | { readonly problem: Problem } {
  if (done === null) return { problem: absent };
  return 'mismatch' in done ? { problem: MISMATCH } : { answer: done.answer };
}

/** The row id in a global id of this type; what is not one finds nothing. */
export function rowIdOf(type: 'User' | 'ApiKey', id: string): string {
  const found = readGlobalId(id);
  return found?.type === type && UUID.test(found.key) ? found.key : '00000000-0000-0000-0000-000000000000';
}

export function isUuid(text: string): boolean {
  return UUID.test(text);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The sentence for a role above the caller's own; null where it is not. */
export function aboveOwn({ caller }: Context, role: RoleCode): Problem | null {
  if (hasRole(caller.role, role)) return null;
  return problemOf('FORBIDDEN', `You are ${caller.role.toLowerCase()}: choose a role up to that.`, 'role');
}
