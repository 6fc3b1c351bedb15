'use client';

import { useComputedColorScheme } from '@mantine/core';
import { type EChartsCoreOption, init } from 'echarts/core';
import { type DependencyList, type RefObject, useEffect, useRef } from 'react';

/** A chart as wide as its frame, drawn again when its inputs or the theme change. */
export function useChart(optionOf: () => object, inputs: DependencyList): RefObject<HTMLDivElement | null> {
  const frame = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: true });
  // biome-ignore lint/correctness/useExhaustiveDependencies: colours are read from the theme when it changes
  useEffect(() => {
    if (!frame.current) return;
    const chart = init(frame.current, null, { renderer: 'svg' });
    chart.setOption(optionOf() as EChartsCoreOption);
    const resize = new ResizeObserver(() => chart.resize());
    resize.observe(frame.current);
    return () => {
      resize.disconnect();
      chart.dispose();
    };
  }, [...inputs, scheme]);
  return frame;
}

/** A colour of the theme as it is now. */
export function themed(variable: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(variable).trim();
}
