import { randomUUID } from 'node:crypto';
import type { Rows } from '../rows.ts';
import type { Principal } from './api-keys.ts';
import { audit } from './audit.ts';
import { asUser, type User } from './users.ts';

/** What an identity provider has said, under its signature, of somebody. */
export interface OidcIdentity {
  readonly issuer: string;
  readonly subject: string;
  readonly email: string | null;
  readonly isEmailVerified: boolean;
  readonly name: string | null;
}

/** The user with this issuer and subject, for programs that bring a token; null where nobody is, or one is disabled. */
export async function findOidcUser(
  rows: Rows,
  tenant: string,
  { issuer, subject }: Pick<OidcIdentity, 'issuer' | 'subject'>,
): Promise<Principal | null> {
  const row = await rows.asTenant({ tenant }, (prisma) =>
    prisma.user.findFirst({ where: { oidcIssuer: issuer, oidcSubject: subject, disabledAt: null } }),
  );
  const user = row && asUser(row);
  return user && { tenant, user, role: user.role };
}

/**
 * Whoever signs in is known by issuer and subject, never by an address alone: an account somebody prepared under an
 * address is taken over only by a verified one, and only once. Others become viewers. Answers why, where it refuses.
 */
export async function signInOidcUser(
  rows: Rows,
  tenant: string,
  identity: OidcIdentity,
): Promise<{ readonly user: User } | { readonly refusal: string }> {
  const { issuer, subject, isEmailVerified, name } = identity;
  const email = identity.email?.trim().toLowerCase() ?? null;
  return rows.asTenant({ tenant }, async (prisma) => {
    const refuse = async (refusal: string) => {
      await audit(prisma, tenant, {
        actor: 'anonymous',
        action: 'SIGN_IN_REFUSED',
        subject,
        detail: { issuer, refusal },
      });
      return { refusal };
    };
    const known = await prisma.user.findFirst({ where: { oidcIssuer: issuer, oidcSubject: subject } });
    if (known) return known.disabledAt ? refuse('This account is disabled.') : { user: asUser(known) };
    if (email === null || !isEmailVerified)
      return refuse('The identity provider has not verified your e-mail address.');
    const prepared = await prisma.user.findFirst({ where: { email } });
    if (prepared?.disabledAt) return refuse('This account is disabled.');
    if (prepared?.oidcSubject) return refuse('This e-mail address belongs to another account.');
    const id = prepared?.id ?? randomUUID();
    const link = { oidcIssuer: issuer, oidcSubject: subject };
    const row = prepared
      ? await prisma.user.update({ where: { tenantId_id: { tenantId: tenant, id } }, data: link })
      : await prisma.user.create({
          data: { tenantId: tenant, id, email, name: name?.trim().slice(0, 200) || email, role: 'VIEWER', ...link },
        });
    const action = prepared ? 'USER_CHANGED' : 'USER_CREATED';
    await audit(prisma, tenant, { actor: id, action, subject: id, detail: { email, issuer, role: row.role } });
    return { user: asUser(row) };
  });
}
