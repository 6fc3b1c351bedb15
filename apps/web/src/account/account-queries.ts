import { graphql } from '../generated';

export const ACCOUNT = graphql(`
  query Account {
    me { role via tenant user { id name email } apiKeys { id name prefix role createdAt expiresAt lastUsedAt revokedAt user { name } } }
  }
`);

export const ADMINISTRATION = graphql(`
  query Administration {
    users { id email name role isDisabled createdAt }
    apiKeys { id name prefix role createdAt expiresAt lastUsedAt revokedAt user { id name } }
    auditEvents(first: 40) { sequence at actor action subject detail }
  }
`);

export const CREATE_USER = graphql(`
  mutation CreateUser($key: String!, $email: String!, $name: String!, $role: Role!) {
    createUser(idempotencyKey: $key, email: $email, name: $name, role: $role) {
      __typename
      ... on User { id }
      ... on Problem { code message }
    }
  }
`);

export const CHANGE_USER = graphql(`
  mutation ChangeUser($key: String!, $id: ID!, $role: Role, $isDisabled: Boolean) {
    changeUser(idempotencyKey: $key, id: $id, role: $role, isDisabled: $isDisabled) {
      __typename
      ... on User { id role isDisabled }
      ... on Problem { code message }
    }
  }
`);

export const CREATE_KEY = graphql(`
  mutation CreateApiKey($key: String!, $name: String!, $role: Role!, $userId: ID, $days: Int) {
    createApiKey(idempotencyKey: $key, name: $name, role: $role, userId: $userId, days: $days) {
      __typename
      ... on NewApiKey { text key { id } }
      ... on Problem { code message }
    }
  }
`);

export const REVOKE_KEY = graphql(`
  mutation RevokeApiKey($key: String!, $id: ID!) {
    revokeApiKey(idempotencyKey: $key, id: $id) {
      __typename
      ... on ApiKey { id revokedAt }
      ... on Problem { code message }
    }
  }
`);

export const ROLES = ['VIEWER', 'ANALYST', 'APPROVER', 'ADMIN'] as const;

/** Roles up to one's own: nobody gives more than they have. */
export function rolesUpTo(role: string): readonly string[] {
  return ROLES.slice(0, [...ROLES].map(String).indexOf(role) + 1);
}
