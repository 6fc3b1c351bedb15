'use client';

import { useMediaQuery } from '@mantine/hooks';
import { LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { themed, useChart } from '../shell/use-chart';
import { formatMove } from '../state/format';
import type { PriceLine } from './price-changes';

use([LineChart, GridComponent, TooltipComponent, AriaComponent, SVGRenderer]);

/** Prices of the markets of a watch as they come in, as changes since the snapshot. */
export function PriceChart({ lines }: { readonly lines: readonly PriceLine[] }) {
  const isNarrow = useMediaQuery('(max-width: 700px)') ?? false;
  const frame = useChart(() => optionOf(lines, isNarrow), [lines, isNarrow]);
  return (
    <figure style={{ margin: 0 }}>
      <div ref={frame} style={{ height: 260 }} data-testid="price-lines" />
      <figcaption className="soft" style={{ fontSize: 12 }}>
        Change of each mark since the snapshot, over the time of the updates (UTC). The table has the marks themselves.
      </figcaption>
    </figure>
  );
}

function optionOf(lines: readonly PriceLine[], isNarrow: boolean) {
  const soft = { color: themed('--ink-soft'), hideOverlap: true };
  const split = { lineStyle: { color: themed('--line') } };
  return {
    animation: false,
    useUTC: true,
    aria: { enabled: true, label: { description: 'Change of each mark since the snapshot; the table has the marks.' } },
    grid: { left: 8, right: 16, top: 26, bottom: 8, containLabel: true },
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      formatter: (points: readonly { seriesName: string; value: readonly [number, number] }[]) =>
        [
          new Date(points[0]?.value[0] ?? 0).toISOString().slice(0, 19).replace('T', ' '),
          ...points.map(({ seriesName, value }) => `${seriesName} ${formatMove(value[1] / 100)}`),
        ].join('\n'),
    },
    xAxis: {
      type: 'time',
      splitNumber: isNarrow ? 3 : 6,
      axisLabel: { ...soft, formatter: '{HH}:{mm}:{ss}' },
      axisLine: { lineStyle: { color: themed('--line') } },
    },
    yAxis: {
      type: 'value',
      scale: true,
      name: '% since the snapshot',
      nameTextStyle: { color: soft.color, align: 'left' },
      axisLabel: { ...soft, formatter: '{value} %' },
      splitLine: split,
    },
    series: lines.map(({ label, points, style: { variable, type } }) => ({
      type: 'line',
      name: label,
      symbol: 'none',
      sampling: 'lttb',
      lineStyle: { color: themed(variable), width: 1.75, type },
      itemStyle: { color: themed(variable) },
      data: points,
    })),
  };
}
