import { ENGINE_VERSION, type Problem } from '@faultline/engine';
import type { NetworkSnapshot } from '@faultline/network';
import type { Access, Store, StoredAnswer } from '@faultline/store';
import type { LoadedSnapshot } from '../loaded-snapshot.ts';
import { type SharedWork, sharedWork } from '../threads/shared-work.ts';
import { answerText, figuresIn, firstDifference } from './answer-text.ts';
import { type AnswerOf, type Prepared, withHead } from './prepared-question.ts';

/** An answer, and when it was worked out: asked again, it is read and not worked out. */
export type Kept<Answer> = Answer & { readonly storedAt: Date };

/** A question whose answers are kept by the hash of all they are a function of. */
export interface KeptQuestion<Request extends object, Figures extends object> {
  ask(access: Access, of: LoadedSnapshot, request: Request): Promise<Kept<AnswerOf<Request, Figures>> | Problem>;
  /** Works a stored answer out again; the first figure that differs, in words, or null where none does. */
  compare(access: Access, columns: NetworkSnapshot, stored: StoredAnswer): Promise<string | null>;
}

export function keptQuestion<Request extends object, Figures extends object>(
  store: Store,
  prepare: (snapshot: NetworkSnapshot, request: Request) => Prepared<Request, Figures>,
): KeptQuestion<Request, Figures> {
  type Found = { readonly figures: Figures; readonly storedAt: Date } | Problem;
  const flights = new Map<string, SharedWork<Found>>();
  return {
    async ask({ tenant, signal }, { row, columns }, request) {
      const prepared = prepare(columns, request);
      if ('code' in prepared) return prepared;
      const { digest, question } = prepared;
      // Shared by all who ask now: it ends when the last of them leaves.
      const find = async (stop: AbortSignal): Promise<Found> => {
        const shared = { tenant, signal: stop };
        const known = await store.findAnswer(shared, digest);
        if (known) return { figures: figuresIn(known.figures) as Figures, storedAt: known.storedAt };
        const figures = await prepared.compute(stop);
        if ('code' in figures) return figures;
        const storedAt = await store.saveAnswer(shared, {
          ...{ digest, question, storedAt: new Date(), snapshotId: row.id, engineVersion: ENGINE_VERSION },
          request: prepared.request,
          figures: answerText(figures),
        });
        return { figures, storedAt };
      };
      const flight = `${tenant}/${digest}`;
      const work = flights.get(flight) ?? sharedWork(find, () => flights.delete(flight));
      flights.set(flight, work);
      const found = await work.join(signal);
      return 'code' in found ? found : { ...withHead(prepared, found.figures), storedAt: found.storedAt };
    },
    async compare({ signal }, columns, { digest, request, figures, engineVersion }) {
      const prepared = prepare(columns, request as Request);
      if ('code' in prepared) return notAgain(prepared);
      // Another version of the engine has other digests.
      if (prepared.digest !== digest && engineVersion === ENGINE_VERSION)
        return `the request it is stored with is that of another answer, ${prepared.digest}`;
      const anew = await prepared.compute(signal);
      if ('code' in anew) return notAgain(anew);
      const difference = firstDifference(figures, answerText(anew));
      if (difference !== null && engineVersion !== ENGINE_VERSION)
        return `${difference}, by version ${engineVersion} of the engine; this is ${ENGINE_VERSION}`;
      return difference;
    },
  };
}

/** What is stored was found: another version may not come so far. */
function notAgain({ message }: Problem): string {
  return `it could not be worked out again: ${message}`;
}
