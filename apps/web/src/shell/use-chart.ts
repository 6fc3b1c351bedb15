'use client';

import { useComputedColorScheme } from '@mantine/core';
import { type EChartsCoreOption, type EChartsType, init } from 'echarts/core';
import { type DependencyList, type RefObject, useEffect, useRef } from 'react';

/** A chart as wide as its frame, drawn again in place when its inputs or the theme change. */
export function useChart(optionOf: () => object, inputs: DependencyList): RefObject<HTMLDivElement | null> {
  const frame = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: true });
  useEffect(() => {
    if (!frame.current) return;
    const drawn = init(frame.current, null, { renderer: 'svg' });
    chart.current = drawn;
    const resize = new ResizeObserver(() => drawn.resize());
    resize.observe(frame.current);
    return () => {
      resize.disconnect();
      drawn.dispose();
      chart.current = null;
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: colours are read from the theme when it changes
  useEffect(() => {
    // Nothing of what was drawn before stays.
    chart.current?.setOption(optionOf() as EChartsCoreOption, { notMerge: true });
  }, [...inputs, scheme]);
  return frame;
}

/** A colour of the theme as it is now. */
export function themed(variable: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(variable).trim();
}
