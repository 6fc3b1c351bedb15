'use client';

import { useMediaQuery } from '@mantine/hooks';
import { LineChart, ScatterChart } from 'echarts/charts';
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { themed, useChart } from '../shell/use-chart';
import { responseLine } from './cascade-view';
import { formatMove } from './format-move';
import type { TippingPoint } from './tipping-query';

use([LineChart, ScatterChart, GridComponent, TooltipComponent, AriaComponent, SVGRenderer]);

/** Share liquidated against the shock, the share asked about dashed, and a mark at every crossing of it. */
export function TippingChart({ point }: { readonly point: TippingPoint }) {
  const isNarrow = useMediaQuery('(max-width: 700px)') ?? false;
  const frame = useChart(() => optionOf(point, isNarrow), [point, isNarrow]);
  return (
    <figure style={{ margin: 0 }}>
      <div ref={frame} style={{ height: 240 }} data-testid="tipping-chart" />
      <figcaption className="soft" style={{ fontSize: 12 }}>
        Share of open interest liquidated against the size of the price move; ▲ where the share asked about (dashed) is
        reached, ▼ where it is missed again.
        <details>
          <summary>As a table</summary>
          <table style={{ fontSize: 12 }}>
            <thead>
              <tr>
                <th className="number">Move</th>
                <th className="number">Liquidated</th>
                <th className="number">Whole move</th>
              </tr>
            </thead>
            <tbody>
              {point.response.map(({ shockRatio, liquidatedShare, totalMoveRatio }) => (
                <tr key={shockRatio}>
                  <td className="number">{formatMove(shockRatio)}</td>
                  <td className="number">{formatMove(liquidatedShare, { signed: false })}</td>
                  <td className="number">{formatMove(totalMoveRatio)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      </figcaption>
    </figure>
  );
}

const percent = (ratio: number) => ratio * 100;

function optionOf(point: TippingPoint, isNarrow: boolean) {
  const { response, crossings, share } = point;
  const axis = { color: themed('--ink-soft'), formatter: '{value} %', hideOverlap: true };
  const split = { lineStyle: { color: themed('--line') } };
  const largest = Math.abs(response.at(-1)?.shockRatio ?? 0.5);
  return {
    animation: false,
    aria: { enabled: true },
    grid: { left: 8, right: 24, top: 14, bottom: 26, containLabel: true },
    tooltip: {
      renderMode: 'richText',
      trigger: 'axis',
      formatter: ([first]: readonly { value: readonly [number, number] }[]) =>
        first
          ? `Move of ${formatMove(first.value[0] / 100, { signed: false })}\n${formatMove(first.value[1] / 100, { signed: false })} liquidated`
          : '',
    },
    xAxis: {
      type: 'value',
      name: 'Size of the price move',
      nameLocation: 'middle',
      nameGap: 26,
      nameTextStyle: { color: themed('--ink-soft') },
      min: 0,
      max: percent(largest),
      splitNumber: isNarrow ? 3 : 5,
      axisLabel: axis,
      splitLine: split,
    },
    yAxis: { type: 'value', min: 0, splitNumber: 4, axisLabel: axis, splitLine: split },
    series: [
      {
        type: 'line',
        symbol: 'none',
        lineStyle: { color: themed('--mark-0'), width: 2 },
        data: responseLine(point).map(({ size, liquidatedShare }) => [percent(size), percent(liquidatedShare)]),
      },
      {
        type: 'line',
        symbol: 'none',
        silent: true,
        lineStyle: { color: themed('--mark-4'), width: 1.5, type: 'dashed' },
        data: [
          [0, percent(share)],
          [percent(largest), percent(share)],
        ],
      },
      {
        type: 'scatter',
        symbol: 'triangle',
        symbolSize: 13,
        z: 5,
        data: crossings.map(({ shockRatio, becomes }) => ({
          value: [percent(Math.abs(shockRatio)), percent(share)],
          symbolRotate: becomes === 'REACHED' ? 0 : 180,
          itemStyle: { color: themed(becomes === 'REACHED' ? '--mark-1' : '--mark-2') },
        })),
      },
    ],
  };
}
