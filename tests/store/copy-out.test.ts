import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { connect, testDatabase } from '../database/test-database.ts';

/** SHA-256 of what a COPY sends, read to its end with a rest now and then. */
async function copied(query: string, restEvery: number): Promise<string> {
  const sql = connect((await testDatabase()).ownerUrl);
  const stream: Readable = await sql.unsafe(`COPY (${query}) TO STDOUT`).readable();
  onTestFinished(() => void stream.destroy());
  const hash = createHash('sha256');
  let pieces = 0;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    hash.update(piece);
    if (++pieces % restEvery === 0) await sleep(1);
  }
  return hash.digest('hex');
}

/** The same rows as one value, put together by PostgreSQL. */
async function rowsOf(query: string): Promise<string> {
  const sql = connect((await testDatabase()).ownerUrl);
  const [row] = await sql.unsafe<{ sha256: string }[]>(
    `SELECT encode(sha256(convert_to(string_agg(line || E'\\n', '' ORDER BY place), 'UTF8')), 'hex') AS sha256
      FROM (${query.replace('line', 'line, place')}) AS rows`,
  );
  return row?.sha256 ?? '';
}

const rows = (length: string, count: number) =>
  `SELECT md5(place::text) || repeat(chr(97 + place % 26), ${length}) AS line FROM generate_series(1, ${count}) AS place`;

test.each([
  ['two hundred thousand short rows', rows('place % 7', 200_000), 50],
  ['rows that end anywhere in what a socket hands over', rows('(place * 7919) % 3000', 20_000), 20],
  ['rows longer than what a socket hands over', rows('300000 + place % 1000', 40), 3],
  ['no rows at all', rows('0', 0), 1],
])('%s leave the database as they are there, whoever reads them slowly', async (_, query, restEvery) => {
  expect(await copied(query, restEvery)).toBe(
    query.endsWith('(1, 0) AS place') ? createHash('sha256').digest('hex') : await rowsOf(query),
  );
});

test('short rows come many at a time', async () => {
  const sql = connect((await testDatabase()).ownerUrl);
  const stream: Readable = await sql.unsafe(`COPY (${rows('0', 100_000)}) TO STDOUT`).readable();
  let pieces = 0;
  stream.on('data', () => pieces++);
  await once(stream, 'end');
  expect(pieces).toBeGreaterThan(0);
  expect(pieces).toBeLessThan(2_000);
});
