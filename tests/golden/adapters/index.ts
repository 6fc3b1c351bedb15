import type { Adapter } from '../harness.ts';
import { autoDeleveraging } from './auto-deleveraging.ts';
import { bailoutOptimisation } from './bailout-optimisation.ts';
import { closeFactor } from './close-factor.ts';
import { collateralAccount } from './collateral-account.ts';
import { concentration } from './concentration.ts';
import { criticalLeverage } from './critical-leverage.ts';
import { crossCascade } from './cross-cascade.ts';
import { cureSize } from './cure-size.ts';
import { debtrankLinear } from './debtrank-linear.ts';
import { debtrankOriginal } from './debtrank-original.ts';
import { eisenbergNoe } from './eisenberg-noe.ts';
import { exactLossDistribution } from './exact-loss-distribution.ts';
import { funding } from './funding.ts';
import { furfineThreshold } from './furfine-threshold.ts';
import { insuranceFeeCap } from './insurance-fee-cap.ts';
import { insuranceFundDelta } from './insurance-fund-delta.ts';
import { leverageCycleMarket } from './leverage-cycle-market.ts';
import { liquidationPrices } from './liquidation-prices.ts';
import { marginProcyclicality } from './margin-procyclicality.ts';
import { marginSpiralEquilibria } from './margin-spiral-equilibria.ts';
import { marginTiers } from './margin-tiers.ts';
import { markLag } from './mark-lag.ts';
import { neva } from './neva.ts';
import { openInterestScaledMargin } from './open-interest-scaled-margin.ts';
import { perpetualCascade } from './perpetual-cascade.ts';
import { portfolioMargin } from './portfolio-margin.ts';
import { publishedMarginExamples } from './published-margin-examples.ts';
import { reverseStress } from './reverse-stress.ts';
import { riskOrder } from './risk-order.ts';
import { scaleEisenbergNoe } from './scale-eisenberg-noe.ts';
import { securitiesAccount } from './securities-account.ts';
import { seniority } from './seniority.ts';
import { socialisedLoss } from './socialised-loss.ts';
import { targetLeverageSales } from './target-leverage-sales.ts';
import { tieredLiquidationPrice } from './tiered-liquidation-price.ts';
import { timeReleasedLiquidation } from './time-released-liquidation.ts';
import { tippingPoint } from './tipping-point.ts';

/** One adapter per family: it renames and reshapes, and contains no formula. */
export const ADAPTERS: Readonly<Record<string, Adapter>> = {
  bailout_optimisation: bailoutOptimisation as Adapter,
  concentration: concentration as Adapter,
  debtrank_linear: debtrankLinear as Adapter,
  debtrank_original: debtrankOriginal as Adapter,
  furfine_threshold: furfineThreshold as Adapter,
  eisenberg_noe: eisenbergNoe as Adapter,
  rogers_veraart: eisenbergNoe as Adapter,
  scale_eisenberg_noe: scaleEisenbergNoe as Adapter,
  seniority: seniority as Adapter,
  exact_loss_distribution: exactLossDistribution as Adapter,
  reverse_stress: reverseStress as Adapter,
  neva: neva as Adapter,
  m01_liquidation_price: liquidationPrices as Adapter,
  m02_mm_tiers: marginTiers as Adapter,
  m03_tiered_liquidation_price: tieredLiquidationPrice as Adapter,
  m04_dydx_cross_margin: collateralAccount as Adapter,
  m08_partial_liquidation_size: cureSize as Adapter,
  m11_staggered_liquidation: timeReleasedLiquidation as Adapter,
  m12_close_factor_rules: closeFactor as Adapter,
  m16_regt_margin: securitiesAccount as Adapter,
  m05_insurance_fund_delta: insuranceFundDelta as Adapter,
  m06_open_interest_scaled_margin: openInterestScaledMargin as Adapter,
  m07_risk_order: riskOrder as Adapter,
  m09_insurance_fee_cap: insuranceFeeCap as Adapter,
  m10_socialised_loss: socialisedLoss as Adapter,
  m13_funding: funding as Adapter,
  m14_adl: autoDeleveraging as Adapter,
  m15_portfolio_margin: portfolioMargin as Adapter,
  m17_perp_cascade: perpetualCascade as Adapter,
  m18_tipping_point: tippingPoint as Adapter,
  m19_critical_leverage: criticalLeverage as Adapter,
  m20_cross_vs_isolated_cascade: crossCascade as Adapter,
  m21_leverage_cycle_market: leverageCycleMarket as Adapter,
  m22_target_leverage_sales: targetLeverageSales as Adapter,
  m23_margin_spiral_equilibria: marginSpiralEquilibria as Adapter,
  m24_margin_procyclicality: marginProcyclicality as Adapter,
  m25_published_examples: publishedMarginExamples as Adapter,
  m26_mark_lag: markLag as Adapter,
};
