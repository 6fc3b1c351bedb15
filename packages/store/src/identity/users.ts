import { randomUUID } from 'node:crypto';
import type { Access } from '../access.ts';
import type { Prisma } from '../generated/client.ts';
import type { Rows } from '../rows.ts';
import { audit } from './audit.ts';
import type { Role } from './roles.ts';

export interface User {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly createdAt: Date;
  readonly disabledAt: Date | null;
}

export interface NewUser {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
}

type Row = Omit<User, 'role'> & { readonly role: string };
export const asUser = ({ id, email, name, role, createdAt, disabledAt }: Row): User => ({
  id,
  email,
  name,
  role: role as Role,
  createdAt,
  disabledAt,
});

/** Ascending by e-mail address. */
export async function listUsers(rows: Rows, access: Access): Promise<readonly User[]> {
  const found = await rows.asTenant(access, (prisma) => prisma.user.findMany({ orderBy: { email: 'asc' } }));
  return found.map(asUser);
}

export async function findUser(rows: Rows, access: Access, id: string): Promise<User | null> {
  const found = await rows.asTenant(access, (prisma) => prisma.user.findFirst({ where: { id } }));
  return found && asUser(found);
}

/** Null where the address is taken. */
export async function createUser(
  transaction: Prisma.TransactionClient,
  { tenant, actor }: { readonly tenant: string; readonly actor: string },
  { email, name, role }: NewUser,
): Promise<User | null> {
  const [address, id] = [email.trim().toLowerCase(), randomUUID()];
  const { count } = await transaction.user.createMany({
    data: [{ tenantId: tenant, id, email: address, name, role }],
    skipDuplicates: true,
  });
  if (count === 0) return null;
  await audit(transaction, tenant, { actor, action: 'USER_CREATED', subject: id, detail: { email: address, role } });
  return asUser(await transaction.user.findUniqueOrThrow({ where: { tenantId_id: { tenantId: tenant, id } } }));
}

export interface UserChange {
  readonly role?: Role;
  readonly isDisabled?: boolean;
}

/** Null where there is no such user. Somebody who is disabled keeps no session and no key that works. */
export async function changeUser(
  transaction: Prisma.TransactionClient,
  { tenant, actor }: { readonly tenant: string; readonly actor: string },
  { id, role, isDisabled }: UserChange & { readonly id: string },
): Promise<User | null> {
  const known = await transaction.user.findFirst({ where: { id } });
  if (!known) return null;
  const changed = await transaction.user.update({
    where: { tenantId_id: { tenantId: tenant, id } },
    data: {
      ...(role === undefined ? {} : { role }),
      ...(isDisabled === undefined ? {} : { disabledAt: isDisabled ? (known.disabledAt ?? new Date()) : null }),
    },
  });
  const detail = { role: changed.role, isDisabled: changed.disabledAt !== null };
  await audit(transaction, tenant, { actor, action: 'USER_CHANGED', subject: id, detail });
  return asUser(changed);
}
