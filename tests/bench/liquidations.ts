import { ladderCascade } from '../../packages/engine/src/markets/liquidation-ladder/ladder-cascade.ts';
import { liquidationLadders } from '../../packages/engine/src/markets/liquidation-ladder/liquidation-ladder.ts';
import { perpetualCascade } from '../../packages/engine/src/markets/perpetual-cascade/perpetual-cascade.ts';
import { plainRules, randomLongs } from '../../packages/engine/src/markets/perpetual-cascade/sample-book.ts';
import { median, medianOfTurns, timed, timedOnThread } from './medians.ts';
import { verdict } from './verdict.ts';

const POSITIONS = 1_000_000;
const TURNS = 3;
const INITIAL_PRICE = 100;
const FUND = 1e6;
const SHOCKS = [-0.01, -0.02, -0.05, -0.1, -0.2];
/** Powers of two, as quantities are in eighths: every order and every price adds up without rounding in either. */
const IMPACTS = [2 ** -24, 2 ** -21, 2 ** -20];

/** W6: one cascade of a million positions, on a ladder sorted once, against asking every account in every round. */
export async function benchLiquidations(): Promise<void> {
  console.log('W6 cascade of 1,000,000 positions: ladder against sweeps (ILLUSTRATIVE)');
  const book = randomLongs(POSITIONS, 2019);
  const sorting: number[] = [];
  let ladders = liquidationLadders(book);
  for (let turn = 0; turn < 3; turn++)
    sorting.push(
      await timed(() => {
        ladders = liquidationLadders(book);
      }),
    );
  if ('problem' in ladders) throw new Error(ladders.problem.message);
  console.log(`  sorting a book once: ${median(sorting).toFixed(0)} ms`);
  const sorted = ladders;
  const slowest: number[] = [];
  for (const impactPerUnit of IMPACTS)
    for (const shockRatio of SHOCKS) {
      const market = { initialPrice: INITIAL_PRICE, shockRatio, insuranceFundAmount: FUND };
      const rules = plainRules(impactPerUnit, { insuranceFundAmount: FUND });
      const onLadder = () => ladderCascade(sorted, { ...market, impact: rules.impact });
      const bySweeps = () => perpetualCascade({ ...market, book, rules });
      const [found, swept] = [onLadder(), bySweeps()];
      if ('problem' in found || 'problem' in swept) throw new Error('a cascade was refused');
      const isSame =
        found.finalPrice === swept.finalPrice &&
        found.liquidatedQuantity === swept.liquidatedQuantity &&
        found.liquidatedCount === swept.liquidatedAccounts.length &&
        found.liquidationRounds === swept.liquidationRounds;
      const apart = Math.abs(found.badDebtAmount - swept.badDebtAmount) / (1 + swept.badDebtAmount);
      if (!isSame || apart > 1e-9) throw new Error(`ladder and sweeps part at ${shockRatio}, ${impactPerUnit}`);
      const { ladder, sweeps } = await medianOfTurns(TURNS, {
        ladder: () => Promise.resolve(1000 * timedOnThread(onLadder)),
        sweeps: () => timed(bySweeps),
      });
      slowest.push(ladder);
      console.log(
        `  shock ${shockRatio}, impact 2^${Math.log2(impactPerUnit)}: ${found.liquidationRounds} rounds, ` +
          `${found.liquidatedCount} liquidated; ladder ${ladder.toFixed(2)} us, sweeps ${sweeps.toFixed(0)} ms, the same digits`,
      );
    }
  console.log(`  slowest of them, microseconds: ${verdict(Math.max(...slowest), { atMost: 50 })}`);
}
