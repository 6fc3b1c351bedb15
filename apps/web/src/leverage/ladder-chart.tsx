'use client';

import { Text } from '@mantine/core';
import { formatMoney, type MoneyLike } from '../state/format';

interface Rung {
  readonly from: number;
  readonly to?: number | null;
  readonly count: number;
  readonly totalAssets: MoneyLike;
}

/** A bar per rung, highest leverage at the top, as long as the assets that stand on it. The table beneath has the figures. */
export function LadderChart({ rungs }: { readonly rungs: readonly Rung[] }) {
  const largest = Math.max(1e-9, ...rungs.map(({ totalAssets }) => Number(totalAssets.amount)));
  return (
    <div
      role="img"
      aria-label={rungs.map((rung) => `${nameOf(rung)}: ${rung.count} institutions`).join('; ')}
      data-testid="ladder"
    >
      <Text size="xs" className="soft" mb={6}>
        Total assets by leverage (assets over CET1); number of institutions beside the bar
      </Text>
      {rungs.toReversed().map((rung, place) => (
        <div
          key={rung.from}
          style={{
            display: 'grid',
            gridTemplateColumns: '92px minmax(0, 1fr)',
            gap: 8,
            alignItems: 'center',
            height: 26,
          }}
        >
          <Text size="xs" ta="right">
            {nameOf(rung)}
          </Text>
          <div style={{ display: 'flex', gap: 6, alignItems: 'center', minWidth: 0 }}>
            <div
              style={{
                flex: `0 1 ${(80 * Number(rung.totalAssets.amount)) / largest}%`,
                minWidth: rung.count > 0 ? 3 : 0,
                height: 18,
                borderRadius: 3,
                background: `var(--risk-${Math.min(5, Math.max(1, rungs.length - place - 2))})`,
              }}
            />
            <Text size="xs" className="soft" style={{ flex: 'none' }}>
              {rung.count === 0 ? 'nobody' : `${rung.count} · ${formatMoney(rung.totalAssets)}`}
            </Text>
          </div>
        </div>
      ))}
    </div>
  );
}

function nameOf({ from, to }: Rung): string {
  return to == null ? `${from} and more` : `${from} to ${to}`;
}
