import type { ContagionOutcome, OpenLanes } from '@faultline/engine';
import type { NetworkSnapshot } from '@faultline/network';
import type { CheckedRequest } from '../check-request.ts';
import type { WasmModule } from '../kernels/web-assembly.ts';
import { solvedOf } from '../run-contagion.ts';
import { openThreads } from '../threads/open-threads.ts';
import type { shareOnce } from './shared-snapshot.ts';
import { type Solved, solveHere } from './solve-here.ts';
import type { OutcomeColumns, SolvedColumns, SolveQuestion } from './solve-question.ts';

/** Runs models. A small run is over before a thread has been told of it; a large one keeps nobody else waiting. */
export interface Solver {
  /** The same digits wherever it is run. Aborted, the thread ends and this throws. */
  solve(snapshot: NetworkSnapshot, request: CheckedRequest, stop?: AbortSignal): Promise<Solved>;
  close(): Promise<void>;
}

export interface SolverOptions {
  readonly threads: number;
  /** Null: in plain TypeScript. */
  readonly module: WasmModule | null;
  readonly openLanes: OpenLanes;
  readonly share: ReturnType<typeof shareOnce>;
}

/** Institutions and exposures of a snapshot that every model is through with in about twenty milliseconds. */
const MOST_AT_ONCE = 10_000;
const IDLE_MS = 30_000;

export function openSolver({ threads, module, openLanes, share }: SolverOptions): Solver {
  const pool = openThreads<SolveQuestion, SolvedColumns>({
    filename: new URL('solve-question.ts', import.meta.url).href,
    threads,
    idleMs: IDLE_MS,
  });
  return {
    async solve(snapshot, request, stop) {
      const { model, facts, shockRatio } = request;
      if (snapshot.institutions.count + snapshot.exposures.count <= MOST_AT_ONCE)
        return solveHere(model, request.input(openLanes));
      const { parameters, without } = facts;
      const question = { module, snapshot: await share(snapshot), model: model.name, parameters, shockRatio, without };
      const { columns, overflowRow } = await pool.run(question, { signal: stop });
      return { outcome: columns && withExplanation(columns, request), overflowRow };
    },
    close: pool.close,
  };
}

/** The ledger and the clearing are rebuilt from the rounds, as those of a stored run are, when somebody asks for them. */
function withExplanation(columns: OutcomeColumns, { model, input }: CheckedRequest): ContagionOutcome {
  let rebuilt: ContagionOutcome | null = null;
  const whole = () => {
    rebuilt ??= model.replay(input(), solvedOf(columns));
    return rebuilt;
  };
  return {
    ...columns,
    get ledger() {
      return whole().ledger;
    },
    get clearing() {
      return whole().clearing;
    },
  };
}
