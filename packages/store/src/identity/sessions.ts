import type { Rows } from '../rows.ts';
import type { Principal } from './api-keys.ts';
import { audit } from './audit.ts';
import { hashOf, newSecret, readSessionToken } from './secrets.ts';
import { asUser } from './users.ts';

const SESSION_HOURS = 12;
const SIGN_IN_MINUTES = 10;

/** What comes back from the identity provider is checked against this. */
export interface PendingSignIn {
  readonly nonce: string;
  readonly codeVerifier: string;
  /** A path on our own origin. */
  readonly returnTo: string;
}

/** Kept under the hash of its state until it is taken or ten minutes have passed. */
export async function beginSignIn(
  rows: Rows,
  tenant: string,
  { state, ...pending }: PendingSignIn & { readonly state: string },
): Promise<void> {
  const expiresAt = new Date(Date.now() + SIGN_IN_MINUTES * 60_000);
  await rows.asTenant({ tenant }, async (prisma) => {
    await prisma.signIn.deleteMany({ where: { expiresAt: { lt: new Date() } } });
    await prisma.signIn.create({ data: { tenantId: tenant, stateHash: hashOf(state), ...pending, expiresAt } });
  });
}

/** A state is good once: the second time, and for a state of nobody's, the answer is null. */
export async function takeSignIn(rows: Rows, tenant: string, state: string): Promise<PendingSignIn | null> {
  return rows.asTenant({ tenant }, async (prisma) => {
    const [taken] = await prisma.$queryRaw<(PendingSignIn & { expiresAt: Date })[]>`
      DELETE FROM sign_ins WHERE tenant_id = ${tenant} AND state_hash = ${hashOf(state)}
      RETURNING nonce, code_verifier AS "codeVerifier", return_to AS "returnTo", expires_at AS "expiresAt"`;
    return taken && taken.expiresAt > new Date() ? taken : null;
  });
}

/** The text of a new session's cookie. */
export async function openSession(rows: Rows, tenant: string, userId: string): Promise<string> {
  const token = newSecret();
  await rows.asTenant({ tenant }, async (prisma) => {
    const expiresAt = new Date(Date.now() + SESSION_HOURS * 3_600_000);
    await prisma.session.create({ data: { tenantId: tenant, tokenHash: hashOf(token), userId, expiresAt } });
    await audit(prisma, tenant, { actor: userId, action: 'SIGNED_IN', subject: userId });
  });
  return `${tenant}.${token}`;
}

/** Null for a session that is malformed, unknown, over, or of a disabled user. */
export async function authenticateSession(rows: Rows, text: string): Promise<Principal | null> {
  const given = readSessionToken(text);
  if (!given) return null;
  const { tenant, token } = given;
  return rows.asTenant({ tenant }, async (prisma) => {
    const session = await prisma.session.findFirst({ where: { tokenHash: hashOf(token) } });
    if (!session || session.endedAt || session.expiresAt <= new Date()) return null;
    const row = await prisma.user.findFirst({ where: { id: session.userId } });
    if (!row || row.disabledAt) return null;
    const user = asUser(row);
    return { tenant, user, role: user.role };
  });
}

/** Ending what is not there, or has ended, changes nothing. */
export async function endSession(rows: Rows, text: string): Promise<void> {
  const given = readSessionToken(text);
  if (!given) return;
  const { tenant, token } = given;
  await rows.asTenant({ tenant }, async (prisma) => {
    const tokenHash = hashOf(token);
    const session = await prisma.session.findFirst({ where: { tokenHash, endedAt: null } });
    if (!session) return;
    await prisma.session.update({
      where: { tenantId_tokenHash: { tenantId: tenant, tokenHash } },
      data: { endedAt: new Date() },
    });
    await audit(prisma, tenant, { actor: session.userId, action: 'SIGNED_OUT', subject: session.userId });
  });
}
