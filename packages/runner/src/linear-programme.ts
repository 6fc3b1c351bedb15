import type { LinearProgramme, LinearProgrammeSolver } from '@faultline/engine';
import highsModule, { type Highs } from 'highs';

// Its declaration is that of the CommonJS build, where the loader is a property; Node takes the other one.
const loadHighs = highsModule as unknown as typeof highsModule.default;

/** The smallest tolerances HiGHS accepts: it measures absolutely, and programmes come with amounts of order one. */
const FEASIBILITY_TOLERANCE = 1e-10;

/**
 * HiGHS, compiled to WebAssembly, behind the engine's interface; loaded once, then synchronous. Its dual simplex method
 * with the same programme takes the same steps, so the same answer comes back every time.
 */
export async function loadLinearProgrammeSolver(): Promise<LinearProgrammeSolver> {
  const highs = await loadHighs();
  return (programme) => solve(highs, programme);
}

function solve(highs: Highs, programme: LinearProgramme): ReturnType<LinearProgrammeSolver> {
  return highs.withModel(modelOf(highs, programme), (model) => {
    model.options.set({
      output_flag: false,
      solver: 'simplex',
      primal_feasibility_tolerance: FEASIBILITY_TOLERANCE,
      dual_feasibility_tolerance: FEASIBILITY_TOLERANCE,
    });
    const { modelStatus } = model.run();
    const { colValue, rowDual } = model.getSolution();
    return {
      optimal: modelStatus === highs.constants.modelStatus.optimal,
      said: nameOf(modelStatus, highs.constants.modelStatus),
      values: colValue,
      prices: rowDual.map((price) => Math.max(0, price)),
    };
  });
}

function modelOf(highs: Highs, { objective, most, rows, limits }: LinearProgramme) {
  const numCols = objective.length;
  return {
    numCols,
    numRows: rows.count,
    sense: highs.constants.objectiveSense.maximize,
    colCost: objective,
    colLower: new Float64Array(numCols),
    colUpper: most,
    rowLower: new Float64Array(rows.count).fill(-highs.infinity),
    rowUpper: limits,
    matrix: {
      format: 'csr' as const,
      numRows: rows.count,
      numCols,
      starts: Int32Array.from(rows.starts),
      indices: Int32Array.from(rows.columns),
      values: rows.weights,
    },
  };
}

function nameOf(status: number, names: Readonly<Record<string, number>>): string {
  return Object.keys(names).find((name) => names[name] === status) ?? `status ${status}`;
}
