'use client';

import { useMediaQuery } from '@mantine/hooks';
import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { themed, useChart } from '../shell/use-chart';
import { formatNumber } from '../state/format';
import type { PathPoint } from './cascade-view';

use([LineChart, BarChart, GridComponent, TooltipComponent, AriaComponent, SVGRenderer]);

/** The price before the shock, after it and after each round; beneath, what was traded by force to get there. */
export function PricePathChart({
  path,
  currency,
  current,
}: {
  readonly path: readonly PathPoint[];
  readonly currency: string;
  readonly current: number | undefined;
}) {
  const isNarrow = useMediaQuery('(max-width: 700px)') ?? false;
  const frame = useChart(() => optionOf({ path, currency, current, isNarrow }), [path, currency, current, isNarrow]);
  return (
    <figure style={{ margin: 0 }}>
      <div ref={frame} style={{ height: 314 }} data-testid="price-path" />
      <figcaption className="soft" style={{ fontSize: 12 }}>
        Above the price, dashed where it would be without liquidations; beneath the units sold (down) or bought (up) by
        force in each round, the round opened marked. The table says the same.
      </figcaption>
    </figure>
  );
}

interface Drawn {
  readonly path: readonly PathPoint[];
  readonly currency: string;
  readonly current: number | undefined;
  readonly isNarrow: boolean;
}

function optionOf({ path, currency, current, isNarrow }: Drawn) {
  const labels = path.map(({ label }) => label);
  const soft = { color: themed('--ink-soft') };
  const axis = (gridIndex: number, showLabels: boolean) => ({
    type: 'category',
    gridIndex,
    data: labels,
    axisLabel: { ...soft, show: showLabels, hideOverlap: true },
    axisTick: { show: false },
    axisLine: { lineStyle: { color: themed('--line') } },
  });
  const values = (gridIndex: number, scale: boolean, unit: string) => ({
    type: 'value',
    gridIndex,
    name: unit,
    nameGap: 8,
    nameTextStyle: { ...soft, align: 'right' },
    scale,
    splitNumber: scale ? 4 : 2,
    axisLabel: { ...soft, formatter: (value: number) => formatNumber(value) },
    splitLine: { lineStyle: { color: themed('--line') } },
  });
  const left = isNarrow ? 64 : 84;
  return {
    animation: false,
    aria: { enabled: true },
    grid: [
      { left, right: 12, top: 24, height: 165 },
      { left, right: 12, top: 219, height: 65 },
    ],
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      formatter: (points: readonly { dataIndex: number }[]) => {
        const point = path[points[0]?.dataIndex ?? 0];
        if (!point) return '';
        const round = Number.isNaN(Number(point.label)) ? point.label : `Round ${point.label}`;
        return `${round}\nPrice ${currency} ${formatNumber(point.price)}\nForced order ${formatNumber(point.orderQuantity)} units`;
      },
    },
    xAxis: [axis(0, false), axis(1, true)],
    yAxis: [values(0, true, currency), values(1, false, 'units')],
    series: [
      {
        type: 'line',
        step: 'end',
        symbolSize: path.length > 40 ? 3 : 7,
        lineStyle: { color: themed('--mark-1'), width: 2 },
        itemStyle: { color: themed('--mark-1') },
        data: path.map(({ price }) => price),
      },
      {
        type: 'line',
        symbol: 'none',
        lineStyle: { color: themed('--mark-0'), width: 1.5, type: 'dashed' },
        data: path.map((_, place) => (place === 0 ? null : path[1]?.price)),
      },
      {
        type: 'bar',
        xAxisIndex: 1,
        yAxisIndex: 1,
        barCategoryGap: '25%',
        data: path.map(({ label, orderQuantity }) => ({
          value: orderQuantity,
          itemStyle: { color: themed(label === String(current) ? '--mark-1' : '--mark-0') },
        })),
      },
    ],
  };
}
