import { hasRole, type Principal, type Role, type User } from '@faultline/store';
import { refusal } from '../values/refusal.ts';

/** Whose request it is. In single-user mode nobody signs in and whoever can reach the machine is its administrator. */
export interface Caller {
  readonly tenant: string;
  readonly role: Role;
  readonly user: User | null;
  readonly via: 'SINGLE_USER' | 'API_KEY' | 'SESSION' | 'TOKEN';
  /** What the audit trail and the limits know the caller by. */
  readonly actor: string;
}

export function singleUser(tenant: string): Caller {
  return { tenant, role: 'ADMIN', user: null, via: 'SINGLE_USER', actor: 'single-user' };
}

export function callerOf({ tenant, role, user }: Principal, via: Caller['via']): Caller {
  return { tenant, role, user, via, actor: user.id };
}

const WHO: Readonly<Record<Role, string>> = {
  VIEWER: 'users',
  ANALYST: 'analysts',
  APPROVER: 'approvers',
  ADMIN: 'administrators',
};

/** The sentence for somebody whose role is not enough; null where it is. */
export function lacksRole({ role }: Pick<Caller, 'role'>, needed: Role, what: string): string | null {
  if (hasRole(role, needed)) return null;
  return `${what} is for ${WHO[needed]}; you are signed in as ${role.toLowerCase()}. Ask an administrator for the role.`;
}

/** Throws FORBIDDEN, for fields that answer no union. */
export function requireRole(caller: Pick<Caller, 'role'>, needed: Role, what: string): void {
  const sentence = lacksRole(caller, needed, what);
  if (sentence !== null) throw refusal('FORBIDDEN', sentence, 403);
}
