import { openStore } from '@faultline/store';
import { describe, expect, onTestFinished, test } from 'vitest';
import { verifyDatabase } from '../../packages/store/src/backup/verify-database.ts';
import { connect, type TestDatabase, testDatabase } from '../database/test-database.ts';

async function trail(): Promise<TestDatabase> {
  const database = await testDatabase();
  const store = openStore(database);
  onTestFinished(() => store.close());
  for (const subject of ['one', 'two', 'three'])
    await store.identity.audit({ tenant: 'local' }, { actor: 'tester', action: 'ACCESS_REFUSED', subject });
  return database;
}

const verdict = async ({ ownerUrl }: TestDatabase) => {
  const { lines } = await verifyDatabase(ownerUrl, 'audit');
  return lines.find((line) => line.includes('local')) ?? '';
};

describe('F17: the audit trail', () => {
  test('holds, with its length and the hash of its end', async () => {
    expect(await verdict(await trail())).toMatch(/^ok {2}audit trail of local: 3 events, head [0-9a-f]{64}$/);
  });

  test.each(['UPDATE audit_events SET actor = $$x$$', 'DELETE FROM audit_events', 'TRUNCATE audit_events'])(
    'is not changed by %s, neither by the application nor by the owner',
    async (statement) => {
      const database = await trail();
      await expect(connect(database.appUrl).unsafe(statement)).rejects.toThrow('permission denied');
      await expect(connect(database.ownerUrl).unsafe(statement)).rejects.toThrow('append-only');
    },
  );

  test.each([
    ['a word changed', `UPDATE audit_events SET subject = 'zwei' WHERE subject = 'two'`, 'event 2 was changed'],
    ['a time changed', `UPDATE audit_events SET at = at - interval '1 day' WHERE sequence = 3`, 'event 3 was changed'],
    ['an event taken out', 'DELETE FROM audit_events WHERE sequence = 2', 'event 2 is missing'],
    ['its beginning cut off', 'DELETE FROM audit_events WHERE sequence = 1', 'event 1 is missing'],
    [
      'a hash of another event',
      `UPDATE audit_events SET hash = previous_hash WHERE sequence = 1`,
      'event 1 was changed',
    ],
    [
      'another predecessor',
      `UPDATE audit_events SET previous_hash = hash WHERE sequence = 2`,
      'event 2 does not follow',
    ],
  ])('with %s by somebody who may do anything in the database is found out', async (_, statement, reason) => {
    const database = await trail();
    await connect(database.ownerUrl).unsafe(`ALTER TABLE audit_events DISABLE TRIGGER ALL; ${statement}`);
    expect(await verdict(database)).toContain(reason);
  });

  test('with its end cut off, or written anew, holds in itself: only the head kept elsewhere tells', async () => {
    const database = await trail();
    const kept = await verdict(database);
    await connect(database.ownerUrl).unsafe(
      'ALTER TABLE audit_events DISABLE TRIGGER append_only; DELETE FROM audit_events WHERE sequence = 3',
    );
    const cut = await verdict(database);
    expect(cut).toMatch(/^ok {2}audit trail of local: 2 events, head [0-9a-f]{64}$/);
    const store = openStore(database);
    onTestFinished(() => store.close());
    await store.identity.audit({ tenant: 'local' }, { actor: 'tester', action: 'ACCESS_REFUSED', subject: 'drei' });
    const anew = await verdict(database);
    expect(anew).toMatch(/^ok {2}audit trail of local: 3 events, head [0-9a-f]{64}$/);
    expect(new Set([kept, cut, anew].map((line) => line.slice(-64))).size).toBe(3);
  });

  test('takes neither number, time nor hash from whoever writes', async () => {
    const database = await trail();
    await connect(database.appUrl).begin(async (sql) => {
      await sql`SELECT set_config('faultline.tenant', 'local', true)`;
      await sql`INSERT INTO audit_events (tenant_id, sequence, at, actor, action, subject, detail, hash)
        VALUES ('local', 1, '2001-01-01', 'a', 'b', 'c', '{}', ${Buffer.alloc(32)})`;
    });
    expect(await verdict(database)).toContain('4 events');
    const [row] = await connect(
      database.ownerUrl,
    )`SELECT sequence::int, at FROM audit_events ORDER BY sequence DESC LIMIT 1`;
    expect(row?.sequence).toBe(4);
    expect(new Date(String(row?.at)).getFullYear()).toBeGreaterThan(2001);
  });

  test('of many writers at once has every event, once, in one chain', async () => {
    const database = await trail();
    const store = openStore(database);
    onTestFinished(() => store.close());
    await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        store.identity.audit({ tenant: 'local' }, { actor: `writer ${n}`, action: 'ACCESS_REFUSED', subject: 's' }),
      ),
    );
    expect(await verdict(database)).toContain('33 events');
  });

  test('keeps line breaks and separators out of its fields, so that no two events read alike', async () => {
    const database = await trail();
    const store = openStore(database);
    onTestFinished(() => store.close());
    await store.identity.audit(
      { tenant: 'local' },
      { actor: 'a\u001fb\nc', action: 'ACCESS_REFUSED', subject: 's\r\n' },
    );
    const [row] = await connect(database.ownerUrl)`SELECT actor FROM audit_events WHERE sequence = 4`;
    expect(row?.actor).toBe('a b c');
    expect(await verdict(database)).toContain('4 events');
  });
});
