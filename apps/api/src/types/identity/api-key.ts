import type { ApiKey as ApiKeyRow } from '@faultline/store';
import { builder } from '../../builder.ts';
import { globalId } from '../../values/global-ids.ts';
import { Node } from '../node.ts';
import { NO_SNAPSHOT, Role, User } from './user.ts';

export const ApiKey = builder.objectRef<ApiKeyRow>('ApiKey').implement({
  description: 'A key for programs. Its text is shown once, when it is made; only a hash is kept.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ resolve: ({ id }) => globalId('ApiKey', NO_SNAPSHOT, id) }),
    name: t.exposeString('name'),
    prefix: t.exposeString('prefix', { description: 'The public part, to tell keys apart by.' }),
    role: t.expose('role', { type: Role, description: 'The most it can do; less where its user may do less.' }),
    createdAt: t.expose('createdAt', { type: 'Instant' }),
    expiresAt: t.expose('expiresAt', { type: 'Instant', nullable: true }),
    lastUsedAt: t.expose('lastUsedAt', { type: 'Instant', nullable: true, description: 'To the minute.' }),
    revokedAt: t.expose('revokedAt', { type: 'Instant', nullable: true }),
    user: t.field({
      type: User,
      resolve: async ({ userId }, _, { store, access }) => {
        const user = await store.identity.findUser(access, userId);
        if (!user) throw new Error(`user ${userId} of a key is missing`);
        return user;
      },
    }),
  }),
});
