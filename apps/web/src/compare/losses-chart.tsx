'use client';

import { useMediaQuery } from '@mantine/hooks';
import { ScatterChart } from 'echarts/charts';
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { themed, useChart } from '../shell/use-chart';
import { formatPercent } from '../state/format';
import type { ComparedRun } from './compare-query';
import type { ComparedInstitution } from './compared-losses';
import { markOf } from './model-marks';

use([ScatterChart, GridComponent, TooltipComponent, AriaComponent, SVGRenderer]);

const ROW_HEIGHT = 26;
const LONGEST_NAME = { wide: 30, narrow: 14 };

/** A line per institution, a mark per model where its loss lies between nothing and all of its capital. */
export function LossesChart({
  institutions,
  runs,
}: {
  readonly institutions: readonly ComparedInstitution[];
  readonly runs: readonly ComparedRun[];
}) {
  const isNarrow = useMediaQuery('(max-width: 700px)') ?? false;
  const frame = useChart(() => optionOf(institutions, runs, isNarrow), [institutions, runs, isNarrow]);
  return (
    <figure style={{ margin: 0 }}>
      <div ref={frame} style={{ height: institutions.length * ROW_HEIGHT + 60 }} data-testid="compared-chart" />
      <figcaption className="soft" style={{ fontSize: 12 }}>
        Share of its capital each institution loses, those the models disagree most about first. The table beneath says
        the same.
      </figcaption>
    </figure>
  );
}

function optionOf(institutions: readonly ComparedInstitution[], runs: readonly ComparedRun[], isNarrow: boolean) {
  const longest = isNarrow ? LONGEST_NAME.narrow : LONGEST_NAME.wide;
  return {
    animation: false,
    aria: { enabled: true },
    grid: { left: 4, right: 18, top: 8, bottom: 4, containLabel: true },
    tooltip: {
      renderMode: 'richText',
      formatter: ({ seriesName, value }: { seriesName: string; value: readonly [number, number] }) =>
        `${institutions[value[1]]?.name ?? ''}\n${seriesName}: ${formatPercent(value[0] / 100)}`,
    },
    xAxis: {
      type: 'value',
      min: 0,
      max: 100,
      splitNumber: isNarrow ? 2 : 5,
      axisLabel: { color: themed('--ink-soft'), formatter: '{value} %' },
      splitLine: { lineStyle: { color: themed('--line') } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: institutions.map(({ name }) => name),
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: {
        // Marks at 0 % reach out to the left.
        margin: 14,
        color: themed('--ink'),
        formatter: (name: string) => (name.length > longest ? `${name.slice(0, longest - 1)}…` : name),
      },
      splitLine: { show: true, lineStyle: { color: themed('--line') } },
    },
    series: runs.map(({ model }, place) => ({
      type: 'scatter',
      name: model.title,
      symbol: markOf(place).symbol,
      symbolSize: 11,
      itemStyle: { color: themed(markOf(place).colour), opacity: 0.9 },
      data: institutions.map(({ ratios }, row) => [(ratios[place] ?? 0) * 100, row]),
    })),
  };
}
