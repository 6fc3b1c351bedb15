/** The dataset of the journeys; a page whose address names none shows the newest one. */
const EUROPE = 'europe-2019';

/** A path that names the dataset it is looked at on. */
export function onDataset(path: string): string {
  return /[?&]snapshot=/.test(path) ? path : `${path}${path.includes('?') ? '&' : '?'}snapshot=${EUROPE}`;
}
