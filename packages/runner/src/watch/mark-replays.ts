import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { NetworkSnapshot, Quality } from '@faultline/network';
import type { StoredUpdate } from '@faultline/store';
import { rowOf } from '../read-shock.ts';

/** What replays.json of a dataset's folder says of each of its replays. */
export interface ReplayHeader {
  readonly key: string;
  readonly title: string;
  readonly question: string;
  /** Who states which prices, and where the others come from. */
  readonly source: string;
  readonly quality: Quality;
}

/** A bundled stream of mark updates, ascending in time; update i is the i-th of the stream. */
export interface MarkReplay extends ReplayHeader {
  readonly updates: readonly StoredUpdate[];
}

const DATASETS = resolve(import.meta.dirname, '../../../../datasets');

const read = new Map<string, readonly MarkReplay[]>();
const known = new WeakMap<NetworkSnapshot, readonly MarkReplay[]>();

/** Replays bundled with the dataset of a snapshot, those whose markets it all has; read when first asked for. */
export function replaysOf(snapshot: NetworkSnapshot): readonly MarkReplay[] {
  const found = known.get(snapshot) ?? findReplays(snapshot);
  known.set(snapshot, found);
  return found;
}

function findReplays({ header, margin }: NetworkSnapshot): readonly MarkReplay[] {
  const path = join(DATASETS, header.datasetSlug, 'replays');
  const replays = read.get(path) ?? readReplays(path);
  read.set(path, replays);
  return replays.filter(({ updates }) =>
    updates.every(({ marks }) => marks.every(({ market }) => rowOf(margin.markets.keys, market) >= 0)),
  );
}

function readReplays(path: string): readonly MarkReplay[] {
  // A slug of a tenant's own names no folder here.
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => {
      const header = JSON.parse(readFileSync(join(path, file), 'utf8')) as Omit<ReplayHeader, 'key'>;
      const key = file.replace(/\.json$/, '');
      const text = gunzipSync(readFileSync(join(path, `${key}.csv.gz`))).toString('utf8');
      return { key, ...header, updates: updatesOf(text) };
    });
}

/** Lines of `time,market,price`, in the order of time; those of one moment are one update. */
function updatesOf(text: string): readonly StoredUpdate[] {
  const byTime = new Map<number, StoredUpdate['marks'][number][]>();
  for (const line of text.trim().split('\n').slice(1)) {
    const [moment = '', market = '', price = ''] = line.split(',');
    const time = Date.parse(moment);
    const marks = byTime.get(time) ?? [];
    marks.push({ market, price: Number(price), bid: null, ask: null, time });
    byTime.set(time, marks);
  }
  return [...byTime].map(([time, marks], place) => ({ sequence: place + 1, time, marks }));
}
