import {
  type CapitalNetwork,
  cascadeLosses,
  type Dependency,
  directLosses,
  drawLosses,
  firstFailures,
  type LossSystem,
  randomStream,
} from '@faultline/engine';
import { rowsAt } from '../kernels/placed-rows.ts';
import { wasmUniforms } from '../kernels/wasm-uniforms.ts';
import type { WasmModule } from '../kernels/web-assembly.ts';
import { openSharedLanes, type SharedLanes } from '../threads/shared-lanes.ts';
import { takePlace } from '../threads/shared-numbers.ts';

/** A loss model in a form that threads can be told. */
export type SharedModel =
  | { readonly name: 'DIRECT' | 'DEFAULT_CASCADE'; readonly network: CapitalNetwork }
  | { readonly name: 'DEBT_RANK'; readonly lanes: SharedLanes; readonly system: Omit<LossSystem, 'leverage'> };

/** What a scenario is a function of, besides its number. */
export interface Scenarios {
  readonly seed: number;
  readonly dependency: Dependency;
  /** One per institution. */
  readonly failureProbability: Float64Array;
  /** The generator as WebAssembly; null: in plain TypeScript. */
  readonly uniforms: WasmModule | null;
}

/** One thread's part in a sample. What threads write to is shared memory; each loss has one writer. */
export interface DrawShare {
  readonly model: SharedModel;
  readonly scenarios: Scenarios;
  readonly thread: number;
  /** How many scenarios are taken. */
  readonly taken: Int32Array;
  /** One entry per scenario. */
  readonly lossAmount: Float64Array;
}

/** Draws scenarios until all are taken, each as soon as there is room. Which thread draws which changes no digit. */
export default function drawShare({ model, scenarios, thread, taken, lossAmount }: DrawShare): void {
  const shockOf = shocksOf(scenarios);
  const take = () => takePlace(taken, lossAmount.length);
  const onLoss = (scenario: number, amount: number) => {
    lossAmount[scenario] = amount;
  };
  if (model.name === 'DEBT_RANK') {
    const system = { ...model.system, leverage: rowsAt(model.lanes.placed) };
    drawLosses(system, openSharedLanes(model.lanes, thread), { take, shockOf, onLoss });
    return;
  }
  const lossOf = model.name === 'DIRECT' ? directLosses(model.network) : cascadeLosses(model.network);
  for (let scenario = take(); scenario !== null; scenario = take())
    onLoss(scenario, lossOf(shockOf(scenario)).lossAmount);
}

function shocksOf({ seed, dependency, failureProbability, uniforms }: Scenarios) {
  const shocks = firstFailures(dependency, failureProbability);
  const fill = uniforms ? wasmUniforms(uniforms) : undefined;
  return (scenario: number) => shocks(randomStream(seed, scenario, fill));
}
