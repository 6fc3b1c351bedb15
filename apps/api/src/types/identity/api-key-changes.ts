import { type ApiKey as ApiKeyRow, hasRole } from '@faultline/store';
import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import { Problem } from '../../values/money.ts';
import { problemOf } from '../../values/problem-codes.ts';
import { ApiKey } from './api-key.ts';
import { aboveOwn, changeBy, rowIdOf, settled } from './changes.ts';
import { Role } from './user.ts';

const NewApiKey = builder.objectRef<{ key: ApiKeyRow; text: string | null }>('NewApiKey').implement({
  fields: (t) => ({
    key: t.expose('key', { type: ApiKey }),
    text: t.exposeString('text', {
      nullable: true,
      description:
        'The key itself: keep it now. Null when the same idempotency key is sent again, for it is not stored.',
    }),
  }),
});

const NewApiKeyResult = builder.unionType('NewApiKeyResult', {
  types: [NewApiKey, Problem],
  resolveType: (found) => ('key' in found ? NewApiKey : Problem),
});
const ApiKeyResult = builder.unionType('ApiKeyResult', {
  types: [ApiKey, Problem],
  resolveType: (found) => ('prefix' in found ? ApiKey : Problem),
});

const MOST_DAYS = 366;

async function keyOf({ store, access }: Context, id: string): Promise<ApiKeyRow> {
  const key = (await store.identity.listApiKeys(access, null)).find((candidate) => candidate.id === id);
  if (!key) throw new Error(`key ${id} is missing after a change`);
  return key;
}

builder.mutationFields((t) => ({
  createApiKey: t.field({
    type: NewApiKeyResult,
    description: 'For analysts, for themselves; for administrators, for anybody. Its role is at most its maker’s.',
    args: {
      idempotencyKey: t.arg.string({ required: true }),
      name: t.arg.string({ required: true, description: 'What it is for.' }),
      role: t.arg({ type: Role, required: true }),
      userId: t.arg.id({ description: 'Oneself unless told.' }),
      days: t.arg.int({ description: `Until it expires, 1 to ${MOST_DAYS}; never unless told.` }),
    },
    resolve: async (_, { idempotencyKey, name, role, userId, days }, context) => {
      const by = await changeBy(context, idempotencyKey, { needed: 'ANALYST', what: 'Making API keys' });
      if ('problem' in by) return by.problem;
      const above = aboveOwn(context, role);
      if (above) return above;
      const owner = userId == null ? context.caller.user?.id : rowIdOf('User', userId);
      if (owner === undefined)
        return problemOf('BAD_INPUT', 'In single-user mode a key needs a user: create one and name it.', 'userId');
      if (owner !== context.caller.user?.id && !hasRole(context.caller.role, 'ADMIN'))
        return problemOf('FORBIDDEN', 'Only administrators make keys for others.', 'userId');
      if (name.trim() === '' || name.length > 200)
        return problemOf('BAD_INPUT', 'A name has 1 to 200 characters.', 'name');
      if (days != null && !(days >= 1 && days <= MOST_DAYS))
        return problemOf('BAD_INPUT', `days is ${days}; choose 1 to ${MOST_DAYS}.`, 'days');
      const made = await context.store.identity.createApiKey(by.change, {
        userId: owner,
        name: name.trim(),
        role,
        days: days ?? null,
      });
      const done = settled(made, problemOf('NOT_FOUND', 'There is no such user.', 'userId'));
      if ('problem' in done) return done.problem;
      return { key: await keyOf(context, done.answer.id), text: made?.text ?? null };
    },
  }),
  revokeApiKey: t.field({
    type: ApiKeyResult,
    description: 'One’s own, or any for administrators. It stops working at once and for good.',
    args: { idempotencyKey: t.arg.string({ required: true }), id: t.arg.id({ required: true }) },
    resolve: async (_, { idempotencyKey, id }, context) => {
      const by = await changeBy(context, idempotencyKey, { needed: 'ANALYST', what: 'Revoking API keys' });
      if ('problem' in by) return by.problem;
      const userId = hasRole(context.caller.role, 'ADMIN') ? null : (context.caller.user?.id ?? '');
      const done = settled(
        await context.store.identity.revokeApiKey(by.change, { id: rowIdOf('ApiKey', id), userId }),
        problemOf('NOT_FOUND', 'There is no such key.', 'id'),
      );
      return 'problem' in done ? done.problem : keyOf(context, done.answer.id);
    },
  }),
}));
