import { expect, test } from 'vitest';
import { parseShock, writeShock } from './shock-text';

test('a shock written into the address is read back the same', () => {
  const shock = [
    { key: '7ltwfzyicnsx8d621k86', lossRatio: 1 },
    { key: 'volksbanken-verbund-at', lossRatio: 0.125 },
  ];
  expect(parseShock(writeShock(shock))).toEqual(shock);
  expect(writeShock(shock)).toEqual(['7ltwfzyicnsx8d621k86:100', 'volksbanken-verbund-at:12.5']);
});

test.each([['nobody'], ['bank:0'], ['bank:101'], ['bank:-5'], ['bank:1e2'], [':50'], ['Bank:50'], ['']])(
  '"%s" in the address shocks nobody',
  (part) => {
    expect(parseShock([part])).toEqual([]);
  },
);

test('a bank named twice is shocked once, as first written', () => {
  expect(parseShock(['bank:50', 'bank:70'])).toEqual([{ key: 'bank', lossRatio: 0.5 }]);
});
