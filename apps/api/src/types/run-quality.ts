import { QUALITIES, type Quality } from '@faultline/network';
import { type ContagionRun, rowOf } from '@faultline/runner';
import { worse } from '../values/money.ts';
import { leastCertainLink } from './link-quality.ts';
import { capitalAt } from './rows.ts';

// How certain the numbers of a run are: as the least certain figure they are made of.

type Answered = Pick<ContagionRun, 'outcome' | 'snapshot' | 'snapshotRow' | 'stored'>;

const travelled = new WeakMap<ContagionRun['outcome'], boolean>();

/** Quality of the exposures behind a run: of none, where nobody passed a loss on. */
export function runLinkQuality({ outcome, snapshot }: Pick<Answered, 'outcome' | 'snapshot'>): Quality {
  let isPassedOn = travelled.get(outcome);
  if (isPassedOn === undefined) {
    isPassedOn = outcome.lossAmount.some((loss, row) => loss > (outcome.shockLossAmount[row] ?? 0));
    travelled.set(outcome, isPassedOn);
  }
  return isPassedOn ? leastCertainLink(snapshot) : 'REPORTED';
}

/** Of all it says: the capital of whoever lost something, what the shock was a share of, and the exposures behind it. */
export function runQuality(run: Answered): Quality {
  const { outcome, snapshot, stored } = run;
  const ofLosses = worstCapital(run, (row) => (outcome.lossAmount[row] ?? 0) > 0);
  const { qualityCodes } = snapshot.balanceSheets.measures.TOTAL_ASSETS;
  const ofShock = stored.shock
    .filter(({ of }) => of)
    .map(({ institution }) => qualityCodes[rowOf(snapshot.institutions.keys, institution)] ?? 0)
    .map((code) => QUALITIES[code] ?? 'ILLUSTRATIVE');
  return ofShock.reduce(worse, worse(runLinkQuality(run), ofLosses));
}

/** Of a share of all capital: the same, and the capital of everybody that had some. */
export function systemQuality(run: Answered): Quality {
  return worse(
    runQuality(run),
    worstCapital(run, (row) => (run.outcome.capital[row] ?? Number.NaN) > 0),
  );
}

function worstCapital({ snapshotRow, snapshot }: Answered, isMeant: (row: number) => boolean): Quality {
  const loaded = { row: snapshotRow, columns: snapshot };
  let worst: Quality = 'REPORTED';
  for (let row = 0; row < snapshot.institutions.count; row++)
    if (isMeant(row)) worst = worse(worst, capitalAt(loaded, row).quality);
  return worst;
}
