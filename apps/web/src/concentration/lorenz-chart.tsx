'use client';

import { LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { themed, useChart } from '../shell/use-chart';
import { formatPercent } from '../state/format';

use([LineChart, GridComponent, TooltipComponent, AriaComponent, SVGRenderer]);

interface Point {
  readonly countShare: number;
  readonly amountShare: number;
}

/** Share of members, smallest first, against the share of the amount they hold; the diagonal is equal shares. */
export function LorenzChart({ points, members }: { readonly points: readonly Point[]; readonly members: string }) {
  const frame = useChart(() => optionOf(points, members), [points, members]);
  return (
    <figure style={{ margin: 0 }}>
      <div ref={frame} style={{ height: 280 }} data-testid="lorenz-chart" />
      <figcaption className="soft" style={{ fontSize: 12 }}>
        Lorenz curve: what the smallest share of {members} holds; the straight line is equal shares
        <details>
          <summary>As a table</summary>
          <table style={{ fontSize: 12 }}>
            <thead>
              <tr>
                <th className="number">Smallest {members}</th>
                <th className="number">hold</th>
              </tr>
            </thead>
            <tbody>
              {tenths(points).map(({ countShare, amountShare }) => (
                <tr key={countShare}>
                  <td className="number">{formatPercent(countShare)}</td>
                  <td className="number">{formatPercent(amountShare)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      </figcaption>
    </figure>
  );
}

/** Every tenth of the curve, as near as its points allow. */
function tenths(points: readonly Point[]): readonly Point[] {
  const steps = Math.min(10, points.length - 1);
  return Array.from(
    { length: steps + 1 },
    (_, step) => points[Math.round((step * (points.length - 1)) / steps)],
  ).filter((point) => point !== undefined);
}

function optionOf(points: readonly Point[], members: string) {
  const axis = (name: string, gap: number) => ({
    type: 'value',
    min: 0,
    max: 1,
    name,
    nameLocation: 'middle',
    nameGap: gap,
    nameTextStyle: { color: themed('--ink-soft'), fontSize: 11 },
    axisLabel: { color: themed('--ink-soft'), formatter: (value: number) => `${Math.round(value * 100)} %` },
    splitLine: { lineStyle: { color: themed('--line') } },
    interval: 0.25,
  });
  return {
    animation: false,
    aria: { enabled: true },
    grid: { left: 26, right: 14, top: 10, bottom: 26, containLabel: true },
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      formatter: (found: readonly { data: readonly [number, number] }[]) => {
        const [x = 0, y = 0] = found[0]?.data ?? [];
        return `The smallest ${formatPercent(x)} of ${members}\nhold ${formatPercent(y)}`;
      },
    },
    xAxis: axis(`share of ${members}, smallest first`, 28),
    yAxis: axis('share of the amount', 44),
    series: [
      {
        type: 'line',
        showSymbol: false,
        data: points.map(({ countShare, amountShare }) => [countShare, amountShare]),
        lineStyle: { color: themed('--risk-4'), width: 2 },
        itemStyle: { color: themed('--risk-4') },
        areaStyle: { color: themed('--risk-4'), opacity: 0.12 },
      },
      {
        type: 'line',
        showSymbol: false,
        silent: true,
        tooltip: { show: false },
        data: [
          [0, 0],
          [1, 1],
        ],
        lineStyle: { color: themed('--ink-soft'), type: 'dashed', width: 1 },
      },
    ],
  };
}
