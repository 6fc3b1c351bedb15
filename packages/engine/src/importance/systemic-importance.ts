import type { NetworkSnapshot } from '@faultline/network';
import { distressNetwork } from '../contagion/distress-network.ts';
import type { OpenLanes } from '../numeric/lane-kernel.ts';
import { openPlainLanes } from '../numeric/plain-lanes.ts';
import { rankedSystem } from './ranked-system.ts';
import { systemScores } from './system-scores.ts';

/**
 * Linear DebtRank of each institution's own full failure: the share of the system's capital that the others lose when
 * it alone loses all of its capital. One entry per institution; NaN for sinks and for institutions already failed.
 * Battiston, Puliga, Kaushik, Tasca, Caldarelli (2012), Scientific Reports 2, 541, with the linear dynamics.
 * Exact to 1e-10 below spectral radius 1 (`scoreTolerance`), and as good above it, where nothing is proven.
 */
export function systemicImportance(snapshot: NetworkSnapshot, openLanes: OpenLanes = openPlainLanes): Float64Array {
  return systemScores(rankedSystem(distressNetwork(snapshot), openLanes), openLanes).importance;
}
