import { expect, test } from 'vitest';
import { lossInput, parseShock, writeShock } from './shock-text';

test('a shock written into the address is read back the same', () => {
  const shock = [
    { key: '7ltwfzyicnsx8d621k86', lossRatio: 1, of: 'CAPITAL' as const },
    { key: 'volksbanken-verbund-at', lossRatio: 0.125, of: 'ASSETS' as const },
  ];
  expect(parseShock(writeShock(shock))).toEqual(shock);
  expect(writeShock(shock)).toEqual(['7ltwfzyicnsx8d621k86:100', 'volksbanken-verbund-at:12.5a']);
});

test.each([['nobody'], ['bank:0'], ['bank:101'], ['bank:-5'], ['bank:1e2'], [':50'], ['Bank:50'], ['bank:5b'], ['']])(
  '"%s" in the address shocks nobody',
  (part) => {
    expect(parseShock([part])).toEqual([]);
  },
);

test('a bank named twice is shocked once, as first written', () => {
  expect(parseShock(['bank:50', 'bank:70'])).toEqual([{ key: 'bank', lossRatio: 0.5, of: 'CAPITAL' }]);
});

test('a share of capital and a share of assets are told apart where they are asked of the API', () => {
  const [first, second] = parseShock(['one:50', 'two:10a']);
  expect(first && lossInput(first, 'id-1')).toEqual({ institution: 'id-1', lossRatio: 0.5 });
  expect(second && lossInput(second, 'id-2')).toEqual({ institution: 'id-2', assetLossRatio: 0.1 });
});
