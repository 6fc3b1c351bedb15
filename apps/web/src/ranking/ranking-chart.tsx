'use client';

import { useMediaQuery } from '@mantine/hooks';
import { ScatterChart } from 'echarts/charts';
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import { themed, useChart } from '../shell/use-chart';
import { formatMoney, formatPercent } from '../state/format';
import type { Ranked } from './ranking-query';

use([ScatterChart, GridComponent, TooltipComponent, AriaComponent, LabelLayout, SVGRenderer]);

const NAMED = { wide: 14, narrow: 5 };
const LONGEST_NAME = { wide: 22, narrow: 14 };
/** Beyond this share of the axis a name begins left of its mark, so that it ends within the drawing. */
const FAR_RIGHT = 0.75;

/** A mark per institution: how much its failure costs the others, how much theirs costs it; area by total assets. */
export function RankingChart({ ranked }: { readonly ranked: readonly Ranked[] }) {
  const isNarrow = useMediaQuery('(max-width: 700px)') ?? false;
  const frame = useChart(() => optionOf(ranked, isNarrow), [ranked, isNarrow]);
  return (
    <figure style={{ margin: 0 }}>
      <div ref={frame} style={{ height: 420 }} data-testid="ranking-chart" />
      <figcaption className="soft" style={{ fontSize: 12 }}>
        Right: its failure costs the others more. Up: theirs cost it more. Area: total assets. The table beneath says
        the same.
      </figcaption>
    </figure>
  );
}

interface Mark {
  readonly value: readonly [number, number];
  readonly symbolSize: number;
  readonly institution: Ranked;
  readonly label: { readonly show: boolean; readonly align: 'left' | 'right' };
}

function marksOf(ranked: readonly Ranked[], named: number): readonly Mark[] {
  const assetsOf = ({ balanceSheet }: Ranked) => Number(balanceSheet?.totalAssets?.money.amount ?? 0);
  const largest = Math.max(1e-9, ...ranked.map(assetsOf));
  const marks = ranked.flatMap((institution) => {
    const { systemicImportance, vulnerability } = institution;
    if (systemicImportance.value == null || vulnerability.value == null) return [];
    return [{ institution, value: [systemicImportance.value * 100, vulnerability.value * 100] as const }];
  });
  // Named are those furthest out in either direction.
  const most = [0, 1].map((axis) => Math.max(1e-9, ...marks.map(({ value }) => value[axis as 0 | 1])));
  const farOut = marks
    .map(({ value }, place) => ({ place, out: Math.max(value[0] / (most[0] ?? 1), value[1] / (most[1] ?? 1)) }))
    .sort((left, right) => right.out - left.out)
    .slice(0, named);
  const shown = new Set(farOut.map(({ place }) => place));
  return marks.map((mark, place) => ({
    ...mark,
    symbolSize: 6 + 26 * Math.sqrt(assetsOf(mark.institution) / largest),
    label: { show: shown.has(place), align: mark.value[0] > FAR_RIGHT * (most[0] ?? 1) ? 'right' : 'left' },
  }));
}

function optionOf(ranked: readonly Ranked[], isNarrow: boolean) {
  const longest = isNarrow ? LONGEST_NAME.narrow : LONGEST_NAME.wide;
  const axis = (name: string) => ({
    type: 'value',
    name,
    nameLocation: 'middle',
    nameTextStyle: { color: themed('--ink-soft') },
    axisLabel: { color: themed('--ink-soft'), formatter: '{value} %' },
    splitLine: { lineStyle: { color: themed('--line') } },
    splitNumber: isNarrow ? 3 : 6,
  });
  return {
    animation: false,
    aria: { enabled: true },
    grid: { left: 24, right: isNarrow ? 20 : 96, top: 18, bottom: 26, containLabel: true },
    tooltip: {
      renderMode: 'richText',
      formatter: ({ data: { institution } }: { data: Mark }) =>
        [
          institution.name,
          `Importance ${formatPercent(institution.systemicImportance.value ?? 0)}`,
          `Vulnerability ${formatPercent(institution.vulnerability.value ?? 0)}`,
          ...(institution.balanceSheet?.totalAssets
            ? [`Total assets ${formatMoney(institution.balanceSheet.totalAssets.money)}`]
            : []),
        ].join('\n'),
    },
    xAxis: { ...axis('Importance'), nameGap: 24 },
    yAxis: { ...axis('Vulnerability'), nameGap: 44 },
    series: [
      {
        type: 'scatter',
        data: marksOf(ranked, isNarrow ? NAMED.narrow : NAMED.wide),
        itemStyle: { color: themed('--mark-0'), opacity: 0.62 },
        label: {
          position: 'top',
          distance: 4,
          fontSize: 11,
          opacity: 1,
          color: themed('--ink'),
          // Legible over the marks of others.
          textBorderColor: themed('--surface'),
          textBorderWidth: 3,
          formatter: ({ data: { institution } }: { data: Mark }) =>
            institution.name.length > longest ? `${institution.name.slice(0, longest - 1)}…` : institution.name,
        },
        // A name that was moved would seem to be another mark's.
        labelLayout: { hideOverlap: true },
      },
    ],
  };
}
