'use client';

import { useMediaQuery } from '@mantine/hooks';
import { LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { themed, useChart } from '../shell/use-chart';
import { formatNumber } from '../state/format';
import type { MarginSteps } from './margin-steps';

use([LineChart, GridComponent, TooltipComponent, AriaComponent, SVGRenderer]);

/** What was asked for one contract, from each change to the next. */
export function MarginStepChart({ steps, currency }: { readonly steps: MarginSteps; readonly currency: string }) {
  const isNarrow = useMediaQuery('(max-width: 700px)') ?? false;
  const frame = useChart(() => optionOf(steps, currency, isNarrow), [steps, currency, isNarrow]);
  return <div ref={frame} style={{ height: 280 }} data-testid="margin-steps" />;
}

function optionOf({ initial, maintenance, rise }: MarginSteps, currency: string, isNarrow: boolean) {
  const soft = { color: themed('--ink-soft'), hideOverlap: true };
  const line = (name: string, data: MarginSteps['initial'], lineStyle: object) => ({
    ...{ type: 'line', name, step: 'end', symbol: 'none', data, lineStyle },
    itemStyle: lineStyle,
  });
  return {
    animation: false,
    useUTC: true,
    aria: {
      enabled: true,
      label: { description: 'Margin asked for one contract over time; the table says the same.' },
    },
    grid: { left: 8, right: 16, top: 26, bottom: 8, containLabel: true },
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      formatter: (points: readonly { seriesName: string; value: readonly [number, number] }[]) =>
        [
          new Date(points[0]?.value[0] ?? 0).toISOString().slice(0, 10),
          ...points
            .filter(({ seriesName }) => seriesName !== RISE)
            .map(({ seriesName, value }) => `${seriesName} ${currency} ${formatNumber(value[1])}`),
        ].join('\n'),
    },
    xAxis: {
      type: 'time',
      splitNumber: isNarrow ? 3 : 8,
      axisLabel: soft,
      axisLine: { lineStyle: { color: themed('--line') } },
    },
    yAxis: {
      type: 'value',
      name: `${currency} per contract`,
      nameTextStyle: { color: soft.color, align: 'left' },
      axisLabel: { ...soft, formatter: (value: number) => value.toLocaleString('en-GB') },
      splitLine: { lineStyle: { color: themed('--line') } },
    },
    series: [
      line('Initial', initial, { color: themed('--mark-0'), width: 1.5, type: 'dashed' }),
      line('Maintenance', maintenance, { color: themed('--mark-1'), width: 2 }),
      {
        ...{ type: 'line', name: RISE, data: rise, symbol: 'circle', symbolSize: 9 },
        lineStyle: { opacity: 0 },
        itemStyle: { color: themed('--mark-1'), borderColor: themed('--ink'), borderWidth: 1.5 },
      },
    ],
  };
}

const RISE = 'Largest rise';
