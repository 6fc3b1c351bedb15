/** What somebody may do, each role all that the ones before it may: read; make keys and runs; approve; administer users. */
export const ROLES = ['VIEWER', 'ANALYST', 'APPROVER', 'ADMIN'] as const;
export type Role = (typeof ROLES)[number];

export function hasRole(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}

/** The lesser of two roles: a key never gives more than its user has. */
export function lesserRole(left: Role, right: Role): Role {
  return hasRole(left, right) ? right : left;
}
