import { leastCertain } from '../state/least-certain';
import type { Watch } from './watch-queries';

// How sure figures of a watch are.

/** Of the marks: what is replayed, else the snapshot's own. */
export function marksQuality({ marks, replay }: Watch): string {
  const stream = replay?.replay?.quality;
  return leastCertain(stream ? [stream] : marks.map(({ market }) => market.mark?.quality ?? 'DERIVED'));
}

/** Of what the marks make of all accounts. */
export function poolsQuality(watch: Watch): string {
  return leastCertain([marksQuality(watch), ...watch.marks.map(({ market }) => market.held.quality)]);
}
