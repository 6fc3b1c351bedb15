import type { Access, Store } from '@faultline/store';
import { type BailOutFigures, type BailOutRequest, bailOut } from '../bail-out.ts';
import { type LeastShockFigures, type LeastShockRequest, leastShock } from '../least-shock.ts';
import { loadLinearProgrammeSolver } from '../linear-programme.ts';
import { type LossDistributionRequest, type LossFigures, lossDistribution } from '../loss-distribution.ts';
import { type ReverseStressFigures, type ReverseStressRequest, reverseStress } from '../reverse-stress.ts';
import type { SampleTools } from '../sampling/draw-sample.ts';
import { QUESTIONS, type QuestionName } from './prepared-question.ts';
import { type KeptQuestion, keptQuestion } from './stored-answers.ts';

/** Whether an answer worked out anew has the stored digits, every one of them. */
export interface AnswerReproduction {
  readonly digest: string;
  readonly question: QuestionName;
  readonly storedAt: Date;
  readonly isIdentical: boolean;
  /** The first figure that differs, by its place; null where none does. */
  readonly difference: string | null;
}

/** Questions about a snapshot. What one was answered is kept, and read when the same is asked again. */
export interface Questions {
  /** How large a shock of one shape must be to reach a target. */
  readonly reverseStress: KeptQuestion<ReverseStressRequest, ReverseStressFigures>['ask'];
  /** The smallest shock of any shape that reaches a target; ends with the signal's reason when that comes first. */
  readonly leastShock: KeptQuestion<LeastShockRequest, LeastShockFigures>['ask'];
  /** Whom a budget should go to after a shock. */
  readonly bailOut: KeptQuestion<BailOutRequest, BailOutFigures>['ask'];
  /** How much is lost with which probability; ends with the signal's reason when that comes first. */
  readonly lossDistribution: KeptQuestion<LossDistributionRequest, LossFigures>['ask'];
  /** Works a stored answer out again and compares every digit; null where this caller has no such answer. */
  reproduceAnswer(access: Access, digest: string): Promise<AnswerReproduction | null>;
}

export function openQuestions(store: Store, tools: SampleTools): Questions {
  const programmes = loadedOnce(loadLinearProgrammeSolver);
  const kept = {
    reverseStress: keptQuestion(store, reverseStress),
    leastShock: keptQuestion(store, (snapshot, request: LeastShockRequest) => leastShock(snapshot, request, tools)),
    bailOut: keptQuestion(store, (snapshot, request: BailOutRequest) => bailOut(snapshot, request, programmes)),
    lossDistribution: keptQuestion(store, (snapshot, request: LossDistributionRequest) =>
      lossDistribution(snapshot, request, tools),
    ),
  };
  return {
    reverseStress: kept.reverseStress.ask,
    leastShock: kept.leastShock.ask,
    bailOut: kept.bailOut.ask,
    lossDistribution: kept.lossDistribution.ask,
    async reproduceAnswer(access, digest) {
      const stored = await store.findAnswer(access, digest);
      const question = QUESTIONS.find((name) => name === stored?.question);
      const row = stored && (await store.findSnapshot(access, { id: stored.snapshotId }));
      const columns = row && (await store.loadSnapshot(access, row));
      if (!stored || !question || !columns) return null;
      const difference = await kept[question].compare(access, columns, stored);
      return { digest, question, storedAt: stored.storedAt, isIdentical: difference === null, difference };
    },
  };
}

/** Loaded for the first who asks; where that fails, the next one tries again. */
function loadedOnce<Loaded>(load: () => Promise<Loaded>): () => Promise<Loaded> {
  let loading: Promise<Loaded> | null = null;
  return () => {
    loading ??= load().catch((reason: unknown) => {
      loading = null;
      throw reason;
    });
    return loading;
  };
}
