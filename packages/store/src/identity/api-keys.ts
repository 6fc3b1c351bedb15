import { randomUUID } from 'node:crypto';
import type { Access } from '../access.ts';
import type { Prisma } from '../generated/client.ts';
import type { Rows } from '../rows.ts';
import { audit } from './audit.ts';
import { lesserRole, type Role } from './roles.ts';
import { hashOf, isSecretOf, newPrefix, newSecret, readApiKey, writeApiKey } from './secrets.ts';
import { asUser, type User } from './users.ts';

export interface ApiKey {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly prefix: string;
  /** The most it can do; less where its user may do less. */
  readonly role: Role;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

/** Whose request it is, as proven by a key, a session or a token. */
export interface Principal {
  readonly tenant: string;
  readonly user: User;
  readonly role: Role;
}

export interface NewApiKey {
  readonly userId: string;
  readonly name: string;
  readonly role: Role;
  /** Until it expires; null is never. */
  readonly days: number | null;
}

const DAY_MS = 86_400_000;

/** How stale `lastUsedAt` may be: a write per request would cost more than it tells. */
const LAST_USED_PRECISION_MS = 60_000;

type Row = Omit<ApiKey, 'role'> & { readonly role: string };
const asApiKey = ({ id, userId, name, prefix, role, createdAt, expiresAt, lastUsedAt, revokedAt }: Row): ApiKey => ({
  id,
  userId,
  name,
  prefix,
  role: role as Role,
  createdAt,
  expiresAt,
  lastUsedAt,
  revokedAt,
});

/** Newest first; of one user, or of all where `userId` is null. */
export async function listApiKeys(rows: Rows, access: Access, userId: string | null): Promise<readonly ApiKey[]> {
  const found = await rows.asTenant(access, (prisma) =>
    prisma.apiKey.findMany({
      where: userId === null ? {} : { userId },
      orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    }),
  );
  return found.map(asApiKey);
}

/** The key and its text, which is shown this once. Null where the user does not exist. */
export async function createApiKey(
  transaction: Prisma.TransactionClient,
  { tenant, actor }: { readonly tenant: string; readonly actor: string },
  { userId, name, role, days }: NewApiKey,
): Promise<{ readonly key: ApiKey; readonly text: string } | null> {
  if (!(await transaction.user.findFirst({ where: { id: userId } }))) return null;
  const expiresAt = days === null ? null : new Date(Date.now() + days * DAY_MS);
  const [id, prefix, secret] = [randomUUID(), newPrefix(), newSecret()];
  const row = await transaction.apiKey.create({
    data: { tenantId: tenant, id, userId, name, prefix, secretHash: hashOf(secret), role, expiresAt },
  });
  await audit(transaction, tenant, { actor, action: 'API_KEY_CREATED', subject: id, detail: { userId, role, prefix } });
  return { key: asApiKey(row), text: writeApiKey({ tenant, prefix, secret }) };
}

/** Null where there is no such key (of this user, if one is named). Revoking twice changes nothing. */
export async function revokeApiKey(
  transaction: Prisma.TransactionClient,
  { tenant, actor }: { readonly tenant: string; readonly actor: string },
  { id, userId }: { readonly id: string; readonly userId: string | null },
): Promise<ApiKey | null> {
  const known = await transaction.apiKey.findFirst({ where: userId === null ? { id } : { id, userId } });
  if (!known || known.revokedAt) return known && asApiKey(known);
  const row = await transaction.apiKey.update({
    where: { tenantId_id: { tenantId: tenant, id } },
    data: { revokedAt: new Date() },
  });
  await audit(transaction, tenant, { actor, action: 'API_KEY_REVOKED', subject: id });
  return asApiKey(row);
}

/** Null for a key that is malformed, unknown, wrong, revoked, expired or of a disabled user: no caller learns which. */
export async function authenticateApiKey(rows: Rows, text: string): Promise<Principal | null> {
  const given = readApiKey(text);
  if (!given) return null;
  const { tenant, prefix, secret } = given;
  return rows.asTenant({ tenant }, async (prisma) => {
    const row = await prisma.apiKey.findFirst({ where: { prefix } });
    const isRight = isSecretOf(secret, row?.secretHash);
    const user = await prisma.user.findFirst({ where: { id: row?.userId ?? NOBODY } });
    const now = Date.now();
    if (!row || !isRight || !user || user.disabledAt || row.revokedAt) return null;
    if (row.expiresAt && row.expiresAt.getTime() <= now) return null;
    if (!row.lastUsedAt || now - row.lastUsedAt.getTime() > LAST_USED_PRECISION_MS)
      await prisma.apiKey.update({
        where: { tenantId_id: { tenantId: tenant, id: row.id } },
        data: { lastUsedAt: new Date(now) },
      });
    const owner = asUser(user);
    return { tenant, user: owner, role: lesserRole(row.role as Role, owner.role) };
  });
}

const NOBODY = '00000000-0000-0000-0000-000000000000';
