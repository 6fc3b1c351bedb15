import type { NetworkSnapshot } from '@faultline/network';

/** What amounts of a snapshot are in, as sentences say it: EUR, or USD x 10^6. */
export function currencyUnit({ header: { currency, scale } }: NetworkSnapshot): string {
  return scale === 0 ? currency : `${currency} x 10^${scale}`;
}
