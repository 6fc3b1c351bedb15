import { expect, test } from 'vitest';
import { paidAlike } from './paid-alike';

const money = (amount: string) => ({ amount, currency: 'EUR', scale: 0 });
const paid = (obligations: string, greatest: string, least: string) => ({
  obligations: money(obligations),
  greatestPayment: money(greatest),
  leastPayment: money(least),
});

test('what is paid is alike to a billionth of what each owes, however much others owe', () => {
  const large = paid('1000000000000', '1000000000000', '999999999999.5');
  expect(paidAlike([large, paid('10', '4', '4')])).toBe(true);
  expect(paidAlike([large, paid('10', '4', '0')])).toBe(false);
  expect(paidAlike([paid('0', '0', '0')])).toBe(true);
  expect(paidAlike([])).toBe(true);
});
