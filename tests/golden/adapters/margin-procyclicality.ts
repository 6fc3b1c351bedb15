import { marginProcyclicality as findProcyclicality } from '@faultline/engine';
import type { Adapter } from '../harness.ts';
import { orError } from './refusals.ts';

interface Case {
  readonly series: readonly { readonly date: string; readonly initial: number; readonly maintenance: number }[];
}

export const marginProcyclicality: Adapter<Case> = ({ series }) =>
  orError(
    findProcyclicality({
      initialAmount: series.map(({ initial }) => initial),
      maintenanceAmount: series.map(({ maintenance }) => maintenance),
    }),
    (found) => ({
      peakToTroughRatio: found.peakToTroughRatio,
      largestRise: found.largestRiseRatio,
      from_: series[found.riseFromRow]?.date,
      to: series[found.riseToRow]?.date,
      initialOverMaintenanceMin: found.leastInitialOverMaintenance,
      initialOverMaintenanceMax: found.mostInitialOverMaintenance,
    }),
  );
