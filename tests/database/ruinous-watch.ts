import { openMarginWatches } from '@faultline/runner';
import type { Store } from '@faultline/store';

/** A margin watch of a snapshot of the two banks, with an update that ruins whoever is short. */
export async function ruinousWatch(store: Store, tenant: string, slug: string): Promise<void> {
  const access = { tenant };
  const by = { access, actor: 'test' };
  const row = await store.findSnapshot(access, { slug });
  const columns = row && (await store.loadSnapshot(access, row));
  if (!columns) throw new Error(`there is no ${slug}`);
  const watches = openMarginWatches(store);
  const policy = { warningFactor: 1.5, callFactor: 1.2, maxMarkAgeMs: 60_000 };
  const done = await watches.open({ ...by, key: slug }, { row, columns }, policy);
  const own = 'answer' in done ? await store.watches.find(access, done.answer.id) : null;
  if (!own) throw new Error(JSON.stringify(done));
  const time = Date.parse(`${row.asOf}T12:00:00Z`);
  const marks = [{ market: 'bond-future', price: 1e6, bid: null, ask: null, time }];
  const taken = await watches.submit(by, { row, columns, watch: own }, { sequence: 1, time, marks });
  if (!('eventCount' in taken) || taken.eventCount === 0) throw new Error(JSON.stringify(taken));
}
