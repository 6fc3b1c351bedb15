import type { SolvedRounds } from '../define.ts';
import type { LossLedger } from '../ledger.ts';
import type { DistressNetwork } from './distress-network.ts';
import { lossLedger } from './loss-ledger.ts';
import { lostShare } from './lost-claims.ts';

/**
 * Round 0 books the shock. In round t a creditor's further loss is split over its debtors in proportion to what the
 * claims on them that were written off since the round before would have cost it: exactly that cost, unless the
 * creditor ran out of capital. `writeDownByRound` has the share written off in the state after each round.
 */
export function distressLedger(
  network: DistressNetwork,
  { lossRatioByRound, writeDownByRound }: Pick<SolvedRounds, 'lossRatioByRound' | 'writeDownByRound'>,
): LossLedger {
  const { capital, leverage } = network;
  const last = lossRatioByRound.length - 1;
  const writeDownIn = (round: number, row: number) => writeDownByRound[round]?.[row] ?? 0;
  return lossLedger({
    capital,
    lossRatioByRound,
    links: leverage,
    channel: 'COUNTERPARTY',
    // What a claim loses since it last did. The last round may leap to the limit: then over the whole leap.
    costIn(round, position) {
      const debtor = leverage.columns[position] ?? 0;
      const after = writeDownIn(round === last ? round : round - 1, debtor);
      const before = round > 1 ? writeDownIn(round - 2, debtor) : 0;
      const rise = lostShare(network, position, after) - lostShare(network, position, before);
      return Math.max(0, (leverage.weights[position] ?? 0) * rise);
    },
  });
}
