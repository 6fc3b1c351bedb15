import {
  type FundingRules,
  fundingIndexDelta as findIndexDelta,
  fundingPayment,
  fundingRate,
  oracleSpreadFunding,
} from '@faultline/engine';
import type { Adapter } from '../harness.ts';
import { orError } from './refusals.ts';

interface RateCase {
  readonly impactBid: number;
  readonly impactAsk: number;
  readonly index: number;
  readonly interest: number;
  readonly clamp: number;
  readonly cap: number | null;
}

interface IndexCase {
  readonly rate8hPpm: number;
  readonly seconds: number;
  readonly price: number;
  readonly priceExponent: number;
  readonly atomicResolution: number;
}

interface SpreadCase {
  readonly markTwap: number;
  readonly oracleTwap: number;
  readonly periodSeconds: number;
  readonly priceDecimals: number;
}

/** The position and the mark that the golden names of payments speak of. */
const QUANTITY = 10;
const MARK = 50_000;

export const funding: Adapter<RateCase | IndexCase | SpreadCase> = (given) => {
  if ('rate8hPpm' in given) return ofIndex(given);
  return 'markTwap' in given ? ofSpread(given) : ofRate(given);
};

function ofRate({ impactBid, impactAsk, index, interest, clamp, cap }: RateCase): unknown {
  const rules: FundingRules = { interestRatio: interest, clampRatio: clamp, capRatio: cap ?? null };
  return orError(
    fundingRate({ impactBidPrice: impactBid, impactAskPrice: impactAsk, indexPrice: index }, rules),
    ({ premiumRatio, fundingRatio }) => ({
      premium: premiumRatio,
      fundingRate: fundingRatio,
      paymentLong10BtcAtMark50000: paymentOf(1, fundingRatio),
      paymentShort10BtcAtMark50000: paymentOf(-1, fundingRatio),
    }),
  );
}

function paymentOf(side: 1 | -1, fundingRatio: number): unknown {
  return orError(
    fundingPayment({ side, quantity: QUANTITY }, { mark: MARK, fundingRatio }),
    ({ paymentAmount }) => paymentAmount,
  );
}

function ofIndex({ rate8hPpm, seconds, price, priceExponent, atomicResolution }: IndexCase): unknown {
  return orError(
    findIndexDelta({
      eightHourPpm: BigInt(rate8hPpm),
      elapsedSeconds: BigInt(seconds),
      price: BigInt(price),
      priceExponent,
      atomicResolution,
    }),
    ({ fundingIndexDelta }) => ({ fundingIndexDelta: Number(fundingIndexDelta) }),
  );
}

function ofSpread({ markTwap, oracleTwap, periodSeconds, priceDecimals }: SpreadCase): unknown {
  return orError(
    oracleSpreadFunding({
      markAverage: BigInt(markTwap),
      oracleAverage: BigInt(oracleTwap),
      periodSeconds: BigInt(periodSeconds),
      priceDecimals,
    }),
    ({ fundingPerUnitE9 }) => ({ fundingRatePerPeriod_1e9: Number(fundingPerUnitE9) }),
  );
}
