import { openStore, type Role } from '@faultline/store';
import type { TestDatabase } from '../database/test-database.ts';

export interface Person {
  readonly userId: string;
  readonly keyId: string;
  readonly key: string;
  readonly headers: { readonly authorization: string };
}

let made = 0;

/** A user of this role and a key that may do all the user may. */
export async function personOf(database: TestDatabase, role: Role, tenant = 'local'): Promise<Person> {
  const number = made++;
  const store = openStore(database);
  try {
    const change = { access: { tenant }, actor: 'test', key: `person-${number}` };
    const email = `${role.toLowerCase()}-${number}@example.org`;
    const user = await store.identity.createUser(change, { email, name: role, role });
    const userId = user && 'answer' in user ? user.answer.id : '';
    const key = await store.identity.createApiKey(
      { ...change, key: `key-${number}` },
      { userId, name: 'for tests', role, days: null },
    );
    const text = key?.text ?? '';
    const keyId = key && 'answer' in key ? key.answer.id : '';
    return { userId, keyId, key: text, headers: { authorization: `Bearer ${text}` } };
  } finally {
    await store.close();
  }
}
