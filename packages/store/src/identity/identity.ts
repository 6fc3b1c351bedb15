import type { Access } from '../access.ts';
import type { Prisma } from '../generated/client.ts';
import type { Rows } from '../rows.ts';
import {
  type ApiKey,
  authenticateApiKey,
  createApiKey,
  listApiKeys,
  type NewApiKey,
  type Principal,
  revokeApiKey,
} from './api-keys.ts';
import { type AuditEntry, type AuditEvent, type AuditVerdict, audit, listAuditEvents, verifyAudit } from './audit.ts';
import { type Once, once } from './idempotency.ts';
import { findOidcUser, type OidcIdentity, signInOidcUser } from './oidc-users.ts';
import {
  authenticateSession,
  beginSignIn,
  endSession,
  openSession,
  type PendingSignIn,
  takeSignIn,
} from './sessions.ts';
import { changeUser, createUser, findUser, listUsers, type NewUser, type User, type UserChange } from './users.ts';

/** Who makes a change, and under which idempotency key. */
export interface Change {
  readonly access: Access;
  /** User id, or `single-user`. */
  readonly actor: string;
  readonly key: string;
}

/** Users, keys, sessions and the audit trail. Every change and its trace in the trail are one transaction. */
export interface Identity {
  authenticateApiKey(text: string): Promise<Principal | null>;
  authenticateSession(text: string): Promise<Principal | null>;
  findOidcUser(tenant: string, of: Pick<OidcIdentity, 'issuer' | 'subject'>): Promise<Principal | null>;
  signInOidcUser(tenant: string, identity: OidcIdentity): ReturnType<typeof signInOidcUser>;
  beginSignIn(tenant: string, pending: PendingSignIn & { readonly state: string }): Promise<void>;
  takeSignIn(tenant: string, state: string): Promise<PendingSignIn | null>;
  openSession(tenant: string, userId: string): Promise<string>;
  endSession(text: string): Promise<void>;
  listUsers(access: Access): Promise<readonly User[]>;
  findUser(access: Access, id: string): Promise<User | null>;
  listApiKeys(access: Access, userId: string | null): Promise<readonly ApiKey[]>;
  /** Null where the address is taken. */
  createUser(change: Change, user: NewUser): Promise<Once<{ id: string }> | null>;
  /** Null where there is no such user. */
  changeUser(change: Change, user: UserChange & { readonly id: string }): Promise<Once<{ id: string }> | null>;
  /** The text of the key is answered the first time only: it is not kept. Null where there is no such user. */
  createApiKey(change: Change, key: NewApiKey): Promise<(Once<{ id: string }> & { readonly text?: string }) | null>;
  /** Null where there is no such key, or where it is not `userId`'s. */
  revokeApiKey(
    change: Change,
    key: { readonly id: string; readonly userId: string | null },
  ): Promise<Once<{ id: string }> | null>;
  audit(access: Access, entry: AuditEntry): Promise<void>;
  listAuditEvents(
    access: Access,
    page: { readonly first: number; readonly before: bigint | null },
  ): Promise<readonly AuditEvent[]>;
  verifyAudit(access: Access): Promise<AuditVerdict>;
}

export function openIdentity(rows: Rows): Identity {
  /** `work` in one transaction with its idempotency record; its name is part of the input, so that a key is for one thing. */
  const changing =
    <Input>(
      name: string,
      work: (
        transaction: Prisma.TransactionClient,
        by: { readonly tenant: string; readonly actor: string },
        input: Input,
      ) => Promise<{ readonly id: string } | null>,
    ) =>
    ({ access, actor, key }: Change, input: Input) =>
      rows.asTenant(access, (transaction) => {
        const by = { tenant: access.tenant, actor };
        return once(transaction, { ...by, key, input: JSON.parse(JSON.stringify({ name, input })) }, async () => {
          const found = await work(transaction, by, input);
          return found && { id: found.id };
        });
      });
  return {
    authenticateApiKey: (text) => authenticateApiKey(rows, text),
    authenticateSession: (text) => authenticateSession(rows, text),
    findOidcUser: (tenant, of) => findOidcUser(rows, tenant, of),
    signInOidcUser: (tenant, identity) => signInOidcUser(rows, tenant, identity),
    beginSignIn: (tenant, pending) => beginSignIn(rows, tenant, pending),
    takeSignIn: (tenant, state) => takeSignIn(rows, tenant, state),
    openSession: (tenant, userId) => openSession(rows, tenant, userId),
    endSession: (text) => endSession(rows, text),
    listUsers: (access) => listUsers(rows, access),
    findUser: (access, id) => findUser(rows, access, id),
    listApiKeys: (access, userId) => listApiKeys(rows, access, userId),
    createUser: changing('createUser', createUser),
    changeUser: changing('changeUser', changeUser),
    async createApiKey(change, key) {
      let text: string | undefined;
      const done = await changing<NewApiKey>('createApiKey', async (transaction, by, input) => {
        const made = await createApiKey(transaction, by, input);
        text = made?.text;
        return made?.key ?? null;
      })(change, key);
      return done && { ...done, ...(text === undefined ? {} : { text }) };
    },
    revokeApiKey: changing('revokeApiKey', revokeApiKey),
    audit: (access, entry) => rows.asTenant(access, (transaction) => audit(transaction, access.tenant, entry)),
    listAuditEvents: (access, page) => listAuditEvents(rows, access, page),
    verifyAudit: (access) => verifyAudit(rows, access),
  };
}
