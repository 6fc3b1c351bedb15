import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import { Problem } from '../../values/money.ts';
import { problemOf } from '../../values/problem-codes.ts';
import { changeBy, rowIdOf, settled } from './changes.ts';
import { Role, User } from './user.ts';

const UserResult = builder.unionType('UserResult', {
  types: [User, Problem],
  resolveType: (found) => ('email' in found ? User : Problem),
});

async function userOf({ store, access }: Context, id: string) {
  const user = await store.identity.findUser(access, id);
  if (!user) throw new Error(`user ${id} is missing after a change`);
  return user;
}

const LONGEST_NAME = 200;

builder.mutationFields((t) => ({
  createUser: t.field({
    type: UserResult,
    description:
      'For administrators. Whoever signs in under this address, verified by the identity provider, becomes this user.',
    args: {
      idempotencyKey: t.arg.string({ required: true }),
      email: t.arg.string({ required: true }),
      name: t.arg.string({ required: true }),
      role: t.arg({ type: Role, required: true }),
    },
    resolve: async (_, { idempotencyKey, email, name, role }, context) => {
      const by = await changeBy(context, idempotencyKey, { needed: 'ADMIN', what: 'Creating users' });
      if ('problem' in by) return by.problem;
      if (!/^[^@\s]+@[^@\s]+$/.test(email.trim()) || email.length > 254)
        return problemOf('BAD_INPUT', `"${email}" is no e-mail address.`, 'email');
      if (name.trim() === '' || name.length > LONGEST_NAME)
        return problemOf('BAD_INPUT', `A name has 1 to ${LONGEST_NAME} characters.`, 'name');
      const done = settled(
        await context.store.identity.createUser(by.change, { email, name: name.trim(), role }),
        problemOf('ALREADY_EXISTS', `There is a user ${email.trim().toLowerCase()} already.`, 'email'),
      );
      return 'problem' in done ? done.problem : userOf(context, done.answer.id);
    },
  }),
  changeUser: t.field({
    type: UserResult,
    description:
      'For administrators: another role, or disabled. Keys and sessions of somebody disabled stop working at once.',
    args: {
      idempotencyKey: t.arg.string({ required: true }),
      id: t.arg.id({ required: true }),
      role: t.arg({ type: Role }),
      isDisabled: t.arg.boolean(),
    },
    resolve: async (_, { idempotencyKey, id, role, isDisabled }, context) => {
      const by = await changeBy(context, idempotencyKey, { needed: 'ADMIN', what: 'Changing users' });
      if ('problem' in by) return by.problem;
      const rowId = rowIdOf('User', id);
      if (rowId === context.caller.user?.id)
        return problemOf(
          'FORBIDDEN',
          'Nobody changes their own role or disables themselves: ask another administrator.',
          'id',
        );
      const change = { id: rowId, ...(role == null ? {} : { role }), ...(isDisabled == null ? {} : { isDisabled }) };
      const done = settled(
        await context.store.identity.changeUser(by.change, change),
        problemOf('NOT_FOUND', 'There is no such user.', 'id'),
      );
      return 'problem' in done ? done.problem : userOf(context, done.answer.id);
    },
  }),
}));
