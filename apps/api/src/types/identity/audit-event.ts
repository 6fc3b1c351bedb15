import type { AuditEvent as AuditEventRow } from '@faultline/store';
import { builder } from '../../builder.ts';

export const AuditEvent = builder.objectRef<AuditEventRow>('AuditEvent').implement({
  description: 'Who did what. Rows are never changed or deleted, and each carries the hash of the one before.',
  fields: (t) => ({
    sequence: t.string({ resolve: ({ sequence }) => sequence.toString() }),
    at: t.expose('at', { type: 'Instant' }),
    actor: t.exposeString('actor', { description: 'User id, or single-user, import, anonymous.' }),
    action: t.exposeString('action'),
    subject: t.exposeString('subject'),
    detail: t.exposeString('detail', { description: 'JSON.' }),
    hash: t.string({ resolve: ({ hash }) => Buffer.from(hash).toString('hex') }),
  }),
});
