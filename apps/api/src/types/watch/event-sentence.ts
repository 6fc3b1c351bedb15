import type { MarginEventKind } from '@faultline/engine';
import { LIQUIDATION_RULES } from '@faultline/network';
import { aboveLastTier, currencyUnit } from '@faultline/runner';
import { numberText } from '../../values/number-text.ts';
import type { EventRef } from './watch-refs.ts';

/** Why an event happened, for whoever reads one. */
export function sentenceOf(ref: EventRef): string {
  const {
    loaded: { columns },
    watch,
    event,
  } = ref;
  const { kind, equityAmount, maintenanceAmount, market, mark } = event;
  const equity = `Equity is ${numberText(equityAmount)} ${currencyUnit(columns)}`;
  const margin = `the maintenance margin of ${numberText(maintenanceAmount)}`;
  const { accounts, venues, markets } = columns.margin;
  const rule = LIQUIDATION_RULES[venues.ruleCodes[accounts.venues[event.account] ?? 0] ?? 0];
  const said: Record<MarginEventKind, string> = {
    WARNING: `${equity}, below ${numberText(watch.warningFactor)} times ${margin}`,
    CALL: `${equity}, below ${numberText(watch.callFactor)} times ${margin}`,
    LIQUIDATE: `${equity}, ${rule === 'AT_MAINTENANCE' ? 'at or below' : 'below'} ${margin}`,
    BANKRUPT: `${equity}: more is lost than backed the positions`,
    BAD_DEBT: `${equity}, and nothing is required for which anybody could liquidate`,
  };
  const mover =
    market === null || mark === null
      ? ''
      : `; the mark of ${markets.keys[market]}, now ${numberText(mark)}, cost it most`;
  return `${said[kind]}${calledFor(ref)}${mover}.${beyondTiers(ref)}`;
}

/** How much, and up to what; nothing of events stored before it was worked out. */
function calledFor({ loaded: { columns }, watch, event }: EventRef): string {
  const { kind, equityAmount, maintenanceAmount, calledAmount } = event;
  if (calledAmount === null) return '';
  const amount = `${numberText(calledAmount)} ${currencyUnit(columns)}`;
  const required = numberText(equityAmount + calledAmount);
  const upTo =
    required === numberText(watch.callFactor * maintenanceAmount) ? 'that' : `the initial margin of ${required}`;
  if (kind === 'LIQUIDATE' && calledAmount === 0) return ': this venue liquidates where nothing is left beyond it';
  const said: Record<MarginEventKind, string> = {
    WARNING: `; ${amount} is missing of that`,
    CALL: `; ${amount} is called for, up to ${upTo}`,
    LIQUIDATE: `; ${amount} is missing of it`,
    BANKRUPT: `; ${amount} would be needed up to the maintenance margin`,
    BAD_DEBT: `; ${amount} is owed`,
  };
  return said[kind];
}

/** That the position which lost most is above its market's last tier, whose line it is judged by; of others no mark is kept. */
function beyondTiers({ loaded: { columns }, event }: EventRef): string {
  const above = event.mark === null ? null : aboveLastTier(columns, event);
  if (!above) return '';
  const [notional, limit] = [above.notionalAmount, above.capAmount].map((amount) => numberText(amount));
  const tail = `the limit of the last margin tier (TIER_EXCEEDED): it is judged as if that tier went on`;
  return ` Its notional in ${columns.margin.markets.keys[event.market ?? -1]}, ${notional}, is above ${limit} ${currencyUnit(columns)}, ${tail}.`;
}
