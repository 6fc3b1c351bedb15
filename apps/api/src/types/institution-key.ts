import { readGlobalId } from '../values/global-ids.ts';
import type { Loaded } from '../values/money.ts';

/** Key of an institution's global id within this snapshot; the id itself where it is of anything else, which no key equals. */
export function keyOfId({ row }: Loaded, id: string): string {
  const found = readGlobalId(id);
  return found?.type === 'Institution' && found.digest === row.digest ? found.key : id;
}
