import { ROLES, type User as UserRow } from '@faultline/store';
import { builder } from '../../builder.ts';
import { globalId } from '../../values/global-ids.ts';
import { Node } from '../node.ts';

export const Role = builder.enumType('Role', {
  values: ROLES,
  description:
    'VIEWER reads; ANALYST also makes keys, reads the schema and sends queries of its own; APPROVER also approves; ADMIN also administers users.',
});

/** What identity hangs its ids on: it belongs to no snapshot. */
export const NO_SNAPSHOT = { datasetSlug: '', digest: '' };

export const User = builder.objectRef<UserRow>('User').implement({
  description: 'Somebody who signs in, or on whose behalf a program calls.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ resolve: ({ id }) => globalId('User', NO_SNAPSHOT, id) }),
    email: t.exposeString('email'),
    name: t.exposeString('name'),
    role: t.expose('role', { type: Role }),
    isDisabled: t.boolean({ resolve: ({ disabledAt }) => disabledAt !== null }),
    createdAt: t.expose('createdAt', { type: 'Instant' }),
  }),
});
