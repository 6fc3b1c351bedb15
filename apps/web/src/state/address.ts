'use client';

import {
  createParser,
  parseAsArrayOf,
  parseAsFloat,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
  useQueryState,
} from 'nuqs';
import { dayOf } from './day';
import { KINDS, QUALITIES } from './lists';
import { parseShock, type ShockedInstitution, writeShock } from './shock-text';

// Everything a screen shows is in its address: a link is a view. Unknown values fall back to the usual ones.

export const COLOURS = ['leverage', 'importance', 'losses'] as const;
export type Colour = (typeof COLOURS)[number];
export const VIEWS = ['map', 'table'] as const;
export const SIDES = ['institution', 'result'] as const;

export const useSnapshotSlug = () => useQueryState('snapshot', parseAsString);
const useSelectedKey = () => useQueryState('institution', parseAsString.withOptions({ history: 'push' }));

/** The institution looked at; choosing one brings its panel to the front. */
export function useSelected(): readonly [string | null, (key: string | null) => void] {
  const [key, setKey] = useSelectedKey();
  const [, setSide] = useSide();
  return [
    key,
    (next) => {
      void setKey(next);
      void setSide(null);
    },
  ];
}
export const useColour = () => useQueryState('colour', parseAsStringLiteral(COLOURS).withDefault('leverage'));
export const useView = () => useQueryState('view', parseAsStringLiteral(VIEWS).withDefault('map'));
export const useKinds = () => useQueryState('kinds', parseAsArrayOf(parseAsStringLiteral(KINDS)).withDefault(['BANK']));
export const useQualities = () =>
  useQueryState('quality', parseAsArrayOf(parseAsStringLiteral(QUALITIES)).withDefault([...QUALITIES]));
export const useMinAmount = () => useQueryState('min', parseAsFloat.withDefault(0));
export const useCountry = () => useQueryState('country', parseAsString);
export const useModelName = () => useQueryState('model', parseAsString.withDefault('debtRankLinear'));
export const useParameters = () => useQueryState('parameters', parseAsArrayOf(parseAsString).withDefault([]));
export const useRound = () => useQueryState('round', parseAsInteger);

/** What the concentration page looks at, the group opened in it, and the large-exposure limit in per cent. */
export const useSubject = () => useQueryState('of', parseAsString.withDefault('assets-by-bank'));
export const useWithin = () => useQueryState('within', parseAsString.withOptions({ history: 'push' }));
export const useLimit = () => useQueryState('limit', parseAsInteger.withDefault(25));

/** The method card that is open. */
export const useCardName = () => useQueryState('card', parseAsString.withOptions({ history: 'push' }));

/** The market and the account looked at on the markets page, and how far its map reaches from the mark in per cent. */
export const useMarketKey = () => useQueryState('market', parseAsString.withOptions({ history: 'push' }));
export const useAccountKey = () => useQueryState('account', parseAsString.withOptions({ history: 'push' }));
export const useReach = () => useQueryState('reach', parseAsInteger.withDefault(25));
export const useAccountOwner = () => useQueryState('owner', parseAsString);
export const MARGIN_STATUSES = [
  'HEALTHY',
  'BELOW_INITIAL',
  'LIQUIDATABLE',
  'BANKRUPT',
  'BAD_DEBT',
  'UNVALUED',
] as const;
export const useMarginStatus = () => useQueryState('status', parseAsStringLiteral(MARGIN_STATUSES));

/** The contract whose margins are shown there, `venue/key`, and the days between which they count. */
export const useContractName = () => useQueryState('contract', parseAsString);
const parseAsDay = createParser({ parse: dayOf, serialize: (day: string) => day });
export const useMarginFrom = () => useQueryState('since', parseAsDay);
export const useMarginTo = () => useQueryState('until', parseAsDay);

/** A position somebody might open there. Notional in the snapshot's unit. */
export const POSITION_SIDES = ['LONG', 'SHORT'] as const;
export const usePositionSide = () =>
  useQueryState('position', parseAsStringLiteral(POSITION_SIDES).withDefault('LONG'));
export const useNotional = () => useQueryState('notional', parseAsFloat.withDefault(100_000));
export const useLeverage = () => useQueryState('leverage', parseAsFloat.withDefault(10));

/** What the ranking is in the order of. */
export const RANKINGS = ['SYSTEMIC_IMPORTANCE', 'VULNERABILITY', 'TOTAL_ASSETS', 'LEVERAGE'] as const;
export const useRankedBy = () => useQueryState('by', parseAsStringLiteral(RANKINGS).withDefault('SYSTEMIC_IMPORTANCE'));

/** What the page "What breaks it" asks: of the reverse stress test, the bail-out and the loss distribution. Shares in per cent. */
export const STRESS_MODELS = ['EISENBERG_NOE', 'DEFAULT_CASCADE', 'DEBT_RANK'] as const;
export const TARGETS = ['failures', 'loss'] as const;
/** What the least shock's norm is made of. */
export const SHOCK_MEASURES = ['AMOUNT', 'SHARE_OF_CAPITAL'] as const;
export const LOSS_MODELS = ['DIRECT', 'DEFAULT_CASCADE', 'DEBT_RANK'] as const;
export const useStressModel = () =>
  useQueryState('stress', parseAsStringLiteral(STRESS_MODELS).withDefault('EISENBERG_NOE'));
export const useTarget = () => useQueryState('target', parseAsStringLiteral(TARGETS).withDefault('failures'));
export const useFailures = () => useQueryState('failures', parseAsInteger.withDefault(5));
export const useTargetLoss = () => useQueryState('lost', parseAsFloat.withDefault(5));
export const useShockMeasure = () =>
  useQueryState('measure', parseAsStringLiteral(SHOCK_MEASURES).withDefault('AMOUNT'));
export const useFall = () => useQueryState('fall', parseAsFloat.withDefault(8));
export const useBudget = () => useQueryState('budget', parseAsFloat.withDefault(20_000));
export const useLossModel = () =>
  useQueryState('after', parseAsStringLiteral(LOSS_MODELS).withDefault('DEFAULT_CASCADE'));
export const useFailureChance = () => useQueryState('chance', parseAsFloat.withDefault(1));
export const useLoading = () => useQueryState('loading', parseAsFloat.withDefault(0.4));
export const useScenarios = () => useQueryState('scenarios', parseAsInteger.withDefault(5_000));
/** Fixed unless told, so that the same link draws the same scenarios. */
export const useSeed = () => useQueryState('seed', parseAsInteger.withDefault(1));

/** What the page "Cascade" asks of one market. Moves and shares in per cent; no impact is the market's stated one. */
export const useMove = () => useQueryState('move', parseAsFloat.withDefault(-10));
export const useImpact = () => useQueryState('impact', parseAsFloat);
export const useRefill = () => useQueryState('refill', parseAsFloat.withDefault(0));
export const useGuardrail = () => useQueryState('guardrail', parseAsString);
export const useTippingShare = () => useQueryState('tip', parseAsFloat.withDefault(30));

/** What the page "Monitor" follows, the event opened, and how severe events must be to be listed. */
export const useWatchId = () => useQueryState('watch', parseAsString.withOptions({ history: 'push' }));
export const useEventNumber = () => useQueryState('event', parseAsInteger);
export const EVENT_KINDS = ['WARNING', 'CALL', 'LIQUIDATE', 'BANKRUPT', 'BAD_DEBT'] as const;
export const useSeverity = () => useQueryState('least', parseAsStringLiteral(EVENT_KINDS).withDefault('WARNING'));
/** The policy a watch is opened with, the oldest mark it uses in seconds, and how fast a replay goes. */
export const useWarningFactor = () => useQueryState('warn', parseAsFloat.withDefault(1.5));
export const useCallFactor = () => useQueryState('call', parseAsFloat.withDefault(1.2));
export const useMarkAge = () => useQueryState('age', parseAsFloat.withDefault(60));
export const useReplayKey = () => useQueryState('replay', parseAsString);
export const useReplaySpeed = () => useQueryState('speed', parseAsFloat.withDefault(10));

/** Column the table is sorted by, with a minus for descending: `-leverage`. */
export const useSort = () => useQueryState('sort', parseAsString);

/** Which of the two panels beside the map is in front. */
export const useSide = () => useQueryState('side', parseAsStringLiteral(SIDES));

/** The shock of the run on screen; empty is no run. */
export function useShock(): readonly [readonly ShockedInstitution[], (shock: readonly ShockedInstitution[]) => void] {
  const [text, setText] = useQueryState(
    'shock',
    parseAsArrayOf(parseAsString).withDefault([]).withOptions({ history: 'push' }),
  );
  const [, setSide] = useSide();
  const [, setColour] = useColour();
  const change = (shock: readonly ShockedInstitution[]) => {
    void setText(shock.length === 0 ? null : writeShock(shock));
    void setSide(shock.length === 0 ? null : 'result');
    // The first shock shows its losses; whoever chose another colour since keeps it.
    if (text.length === 0 || shock.length === 0) void setColour(shock.length === 0 ? null : 'losses');
  };
  return [parseShock(text), change];
}
