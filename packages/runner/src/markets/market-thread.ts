import { doMarketWork, type MarketTask } from './market-work.ts';

/** One question about a market, on a thread of its own. */
export default function answerMarketTask(task: MarketTask): unknown {
  return doMarketWork(task);
}
