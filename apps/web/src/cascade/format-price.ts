import { formatNumber, type MoneyLike } from '../state/format';
import { unitsOf } from './cascade-view';

/** "USD 98,527": a price per unit, never in millions, so that prices of one table are told apart. */
export function formatPrice(price: MoneyLike): string {
  return `${price.currency} ${formatNumber(unitsOf(price))}`;
}
