'use client';

import { useMediaQuery } from '@mantine/hooks';
import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { themed, useChart } from '../shell/use-chart';
import { formatMoney } from '../state/format';
import type { LossDistribution } from './loss-distribution-query';

use([BarChart, GridComponent, TooltipComponent, AriaComponent, SVGRenderer]);

type Histogram = LossDistribution['histogram'];

/** How many scenarios lose how much; those without loss are said beneath, since their bar would dwarf the others. */
export function LossChart({ histogram }: { readonly histogram: Histogram }) {
  const isNarrow = useMediaQuery('(max-width: 700px)') ?? false;
  const frame = useChart(() => optionOf(histogram, isNarrow), [histogram, isNarrow]);
  return (
    <figure style={{ margin: 0 }}>
      <div ref={frame} style={{ height: 220 }} data-testid="loss-chart" />
      <figcaption className="soft" style={{ fontSize: 12 }}>
        Scenarios by their loss; {histogram.lossFree.toLocaleString('en-GB')} more lose nothing.
        <details>
          <summary>As a table</summary>
          <table style={{ fontSize: 12 }}>
            <thead>
              <tr>
                <th className="number">Loss above</th>
                <th className="number">up to</th>
                <th className="number">Scenarios</th>
              </tr>
            </thead>
            <tbody>
              {histogram.bars.map(({ from, to, scenarios }) => (
                <tr key={to.amount}>
                  <td className="number">{formatMoney(from)}</td>
                  <td className="number">{formatMoney(to)}</td>
                  <td className="number">{scenarios}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      </figcaption>
    </figure>
  );
}

function optionOf({ bars }: Histogram, isNarrow: boolean) {
  const axis = { color: themed('--ink-soft') };
  return {
    animation: false,
    aria: { enabled: true },
    grid: { left: 4, right: 24, top: 12, bottom: 22, containLabel: true },
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      formatter: ([point]: readonly { dataIndex: number }[]) => {
        const bar = bars[point?.dataIndex ?? -1];
        return bar ? `${formatMoney(bar.from)} to ${formatMoney(bar.to)}\n${bar.scenarios} scenarios` : '';
      },
    },
    xAxis: {
      type: 'category',
      name: 'Loss up to',
      nameLocation: 'middle',
      nameGap: 24,
      nameTextStyle: axis,
      data: bars.map(({ to }) => formatMoney(to)),
      axisLabel: { ...axis, interval: Math.ceil(bars.length / (isNarrow ? 2 : 6)) - 1 },
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      axisLabel: axis,
      splitLine: { lineStyle: { color: themed('--line') } },
    },
    series: [
      {
        type: 'bar',
        barCategoryGap: '8%',
        itemStyle: { color: themed('--mark-0') },
        data: bars.map(({ scenarios }) => scenarios),
      },
    ],
  };
}
