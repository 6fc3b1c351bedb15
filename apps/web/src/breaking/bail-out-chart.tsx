'use client';

import { useMediaQuery } from '@mantine/hooks';
import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { themed, useChart } from '../shell/use-chart';
import { formatMoney } from '../state/format';
import type { InjectionRow } from './injection-rows';

use([BarChart, GridComponent, TooltipComponent, AriaComponent, SVGRenderer]);

const ROW_HEIGHT = 30;
const LONGEST_NAME = { wide: 30, narrow: 14 };
const USES = [
  { name: 'At best', of: 'optimal', colour: '--mark-0' },
  { name: 'Greedily', of: 'greedy', colour: '--mark-1' },
] as const;

/** Two bars for each institution that is given anything: the best use of the budget, and the greedy one. */
export function BailOutChart({ rows }: { readonly rows: readonly InjectionRow[] }) {
  const isNarrow = useMediaQuery('(max-width: 700px)') ?? false;
  const frame = useChart(() => optionOf(rows, isNarrow), [rows, isNarrow]);
  return (
    <figure style={{ margin: 0 }}>
      <div ref={frame} style={{ height: rows.length * ROW_HEIGHT + 40 }} data-testid="bail-out-chart" />
      <figcaption className="soft" style={{ fontSize: 12 }}>
        {USES.map(({ name, colour }) => (
          <span key={name} style={{ marginRight: 12 }}>
            <span aria-hidden="true" style={{ color: `var(${colour})` }}>
              ■
            </span>{' '}
            {name}
          </span>
        ))}
        Cash for each institution. The table beneath says the same.
      </figcaption>
    </figure>
  );
}

function optionOf(rows: readonly InjectionRow[], isNarrow: boolean) {
  const longest = isNarrow ? LONGEST_NAME.narrow : LONGEST_NAME.wide;
  const [unit] = rows.flatMap(({ optimal, greedy }) => optimal ?? greedy ?? []);
  const written = (amount: number) => (unit ? formatMoney({ ...unit, amount: String(amount) }) : '');
  return {
    animation: false,
    aria: { enabled: true },
    grid: { left: 4, right: 24, top: 8, bottom: 4, containLabel: true },
    tooltip: {
      renderMode: 'richText',
      formatter: ({ seriesName, dataIndex, value }: { seriesName: string; dataIndex: number; value: number }) =>
        `${rows[dataIndex]?.institution.name ?? ''}\n${seriesName}: ${written(value)}`,
    },
    xAxis: {
      type: 'value',
      splitNumber: isNarrow ? 2 : 5,
      axisLabel: { color: themed('--ink-soft'), formatter: written, hideOverlap: true },
      splitLine: { lineStyle: { color: themed('--line') } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map(({ institution }) => institution.name),
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: {
        color: themed('--ink'),
        formatter: (name: string) => (name.length > longest ? `${name.slice(0, longest - 1)}…` : name),
      },
    },
    series: USES.map(({ name, of, colour }) => ({
      type: 'bar',
      name,
      barGap: '10%',
      itemStyle: { color: themed(colour) },
      data: rows.map((row) => Number(row[of]?.amount ?? 0)),
    })),
  };
}
