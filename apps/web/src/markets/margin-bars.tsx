import { Text } from '@mantine/core';
import { QualityBadge } from '../shell/quality-badge';
import { formatMoney, type MoneyLike } from '../state/format';
import { marginBars } from './margin-bar-lengths';
import { StatusText } from './status-text';

export interface BarredPool {
  readonly key: string;
  readonly name: string;
  readonly status: string;
  readonly equity: MoneyLike;
  readonly maintenanceMargin: MoneyLike;
  readonly initialMargin: MoneyLike;
}

/** Equity of each margin pool against what is required of it, of one quality: it is liquidated where the first bar is the shorter one. */
export function MarginBars({ pools, quality }: { readonly pools: readonly BarredPool[]; readonly quality: string }) {
  const lengths = marginBars(pools);
  return (
    <div data-testid="margin-bars" style={{ display: 'flex', flexDirection: 'column', gap: 14 }}>
      {pools.map((pool, place) => (
        <div key={pool.key}>
          <Text size="sm" fw={600} mb={2}>
            {pool.name} <StatusText status={pool.status} /> <QualityBadge quality={quality} />
          </Text>
          <Bar name="Equity" money={pool.equity} length={lengths[place]?.equity ?? 0} colour="var(--mark-2)" />
          <Bar
            name="Maintenance margin"
            money={pool.maintenanceMargin}
            length={lengths[place]?.maintenance ?? 0}
            colour="var(--mark-1)"
          />
          <Bar
            name="Initial margin"
            money={pool.initialMargin}
            length={lengths[place]?.initial ?? 0}
            colour="var(--mark-4)"
          />
        </div>
      ))}
    </div>
  );
}

function Bar({
  name,
  money,
  length,
  colour,
}: {
  readonly name: string;
  readonly money: MoneyLike;
  readonly length: number;
  readonly colour: string;
}) {
  return (
    <div style={{ display: 'grid', gridTemplateColumns: '128px minmax(0, 1fr)', gap: 8, alignItems: 'center' }}>
      <Text size="xs" ta="right" className="soft">
        {name}
      </Text>
      <div style={{ display: 'flex', gap: 6, alignItems: 'center', minWidth: 0 }}>
        <div
          style={{
            width: `${length * 68}%`,
            minWidth: length > 0 ? 2 : 0,
            height: 14,
            borderRadius: 3,
            background: colour,
          }}
        />
        <Text size="xs" style={{ flex: 'none' }}>
          {formatMoney(money)}
        </Text>
      </div>
    </div>
  );
}
