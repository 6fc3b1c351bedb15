import { ENGINE_VERSION, type Problem } from '@faultline/engine';
import type { QuestionNetwork } from '../question-network.ts';

export const QUESTIONS = ['reverseStress', 'leastShock', 'bailOut', 'lossDistribution'] as const;
export type QuestionName = (typeof QUESTIONS)[number];

/** A question that has been checked, and has not been worked out. */
export interface PreparedQuestion<Request extends object, Figures extends object> {
  readonly question: QuestionName;
  /** SHA-256 of all that the answer is a function of. */
  readonly digest: string;
  /** All it takes to ask it again, a seed chosen by chance included. */
  readonly request: Request;
  readonly network: QuestionNetwork;
  /** Throws the signal's reason once nobody waits any more. */
  compute(signal: AbortSignal | undefined): Figures | Problem | Promise<Figures | Problem>;
}

export type Prepared<Request extends object, Figures extends object> = PreparedQuestion<Request, Figures> | Problem;

/** What every answer says beside its figures. */
export interface AnswerHead<Request extends object> {
  readonly digest: string;
  readonly engineVersion: string;
  readonly request: Request;
  readonly network: QuestionNetwork;
}

export type AnswerOf<Request extends object, Figures extends object> = AnswerHead<Request> & Figures;

export function withHead<Request extends object, Figures extends object>(
  { digest, request, network }: PreparedQuestion<Request, Figures>,
  figures: Figures,
): AnswerOf<Request, Figures> {
  return { digest, engineVersion: ENGINE_VERSION, request, network, ...figures };
}

/** The answer worked out here and now, and kept nowhere. */
export async function answeredAnew<Request extends object, Figures extends object>(
  prepared: Prepared<Request, Figures>,
  signal?: AbortSignal,
): Promise<AnswerOf<Request, Figures> | Problem> {
  if ('code' in prepared) return prepared;
  const found = await prepared.compute(signal);
  return 'code' in found ? found : withHead(prepared, found);
}
