import { builder } from '../../builder.ts';
import type { Caller } from '../../identity/caller.ts';
import { requireRole } from '../../identity/caller.ts';
import { LARGEST_PAGE } from '../../values/paging.ts';
import { refusal } from '../../values/refusal.ts';
import { ApiKey } from './api-key.ts';
import { AuditEvent } from './audit-event.ts';
import { Role, User } from './user.ts';

const Me = builder.objectRef<Caller>('Me').implement({
  description: 'Whose request this is.',
  fields: (t) => ({
    tenant: t.exposeString('tenant'),
    role: t.expose('role', { type: Role }),
    via: t.field({
      type: builder.enumType('SignedInBy', {
        values: ['SINGLE_USER', 'API_KEY', 'SESSION', 'TOKEN'] as const,
        description: 'SINGLE_USER: this machine only, without sign-in.',
      }),
      resolve: ({ via }) => via,
    }),
    user: t.expose('user', { type: User, nullable: true, description: 'Null in single-user mode.' }),
    apiKeys: t.field({
      type: [ApiKey],
      description: 'One’s own, newest first.',
      resolve: async ({ user }, _, { store, access }) =>
        user ? [...(await store.identity.listApiKeys(access, user.id))] : [],
    }),
  }),
});

builder.queryFields((t) => ({
  me: t.field({ type: Me, resolve: (_, __, { caller }) => caller }),
  users: t.field({
    type: [User],
    description: 'For administrators.',
    resolve: async (_, __, { store, access, caller }) => {
      requireRole(caller, 'ADMIN', 'The list of users');
      return [...(await store.identity.listUsers(access))];
    },
  }),
  apiKeys: t.field({
    type: [ApiKey],
    description: 'All keys of the tenant, newest first; for administrators.',
    resolve: async (_, __, { store, access, caller }) => {
      requireRole(caller, 'ADMIN', 'The list of all keys');
      return [...(await store.identity.listApiKeys(access, null))];
    },
  }),
  auditEvents: t.field({
    type: [AuditEvent],
    description: 'Newest first; for administrators. `before` is a sequence number.',
    args: { first: t.arg.int({ required: true, defaultValue: 50 }), before: t.arg.string() },
    resolve: async (_, { first, before }, { store, access, caller }) => {
      requireRole(caller, 'ADMIN', 'The audit trail');
      if (!(first >= 1 && first <= LARGEST_PAGE))
        throw refusal('BAD_PAGINATION', `first is ${first}; choose a number from 1 to ${LARGEST_PAGE}.`);
      if (before != null && !/^\d{1,18}$/.test(before))
        throw refusal('BAD_USER_INPUT', `before is "${before}"; a sequence number is expected.`);
      return [
        ...(await store.identity.listAuditEvents(access, { first, before: before == null ? null : BigInt(before) })),
      ];
    },
  }),
}));
