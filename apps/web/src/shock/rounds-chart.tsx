'use client';

import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { themed, useChart } from '../shell/use-chart';
import { formatAmount, formatMoney, type MoneyLike, unitOf } from '../state/format';

use([BarChart, GridComponent, TooltipComponent, AriaComponent, SVGRenderer]);

interface Round {
  readonly round: number;
  readonly loss: MoneyLike;
  readonly newlyFailedCount: number;
}

/** Loss by round, the round on screen marked; the table beneath says the same. */
export function RoundsChart({ rounds, current }: { readonly rounds: readonly Round[]; readonly current: number }) {
  const frame = useChart(() => optionOf(rounds, current), [rounds, current]);
  return (
    <figure style={{ margin: 0 }}>
      <div ref={frame} style={{ height: 150 }} data-testid="rounds-chart" />
      <figcaption className="soft" style={{ fontSize: 12 }}>
        Loss by round, {rounds[0] ? unitOf(rounds[0].loss) : ''}
        <details>
          <summary>As a table</summary>
          <table style={{ fontSize: 12 }}>
            <thead>
              <tr>
                <th>Round</th>
                <th className="number">Loss</th>
                <th className="number">Failed</th>
              </tr>
            </thead>
            <tbody>
              {rounds.map(({ round, loss, newlyFailedCount }) => (
                <tr key={round}>
                  <td>{round}</td>
                  <td className="number">{formatAmount(loss.amount)}</td>
                  <td className="number">{newlyFailedCount}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      </figcaption>
    </figure>
  );
}

function optionOf(rounds: readonly Round[], current: number) {
  return {
    animation: false,
    aria: { enabled: true },
    grid: { left: 4, right: 4, top: 10, bottom: 4, containLabel: true },
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      formatter: (points: readonly { dataIndex: number }[]) => {
        const round = rounds[points[0]?.dataIndex ?? 0];
        return round
          ? `Round ${round.round}: ${formatMoney(round.loss)}${round.newlyFailedCount > 0 ? `, ${round.newlyFailedCount} failed` : ''}`
          : '';
      },
    },
    xAxis: {
      type: 'category',
      data: rounds.map(({ round }) => round),
      axisLabel: { color: themed('--ink-soft') },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      axisLabel: { color: themed('--ink-soft') },
      splitLine: { lineStyle: { color: themed('--line') } },
      splitNumber: 3,
    },
    series: [
      {
        type: 'bar',
        barCategoryGap: '20%',
        data: rounds.map(({ round, loss }) => ({
          value: Number(loss.amount),
          itemStyle: { color: themed(round <= current ? '--risk-3' : '--line') },
        })),
      },
    ],
  };
}
