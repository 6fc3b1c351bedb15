import type { NetworkQuery } from '../generated/graphql';
import type { Run } from '../shock/run-query';
import type { Colour } from '../state/address';
import { formatMoney, formatMultiple, formatPercent } from '../state/format';
import { variableFor } from './colours';
import type { DrawnInstitution, DrawnLink } from './network-map';

export type Network = Extract<NonNullable<NetworkQuery['snapshot']>, { __typename: 'Snapshot' }>['network'];
export type MapInstitution = Network['positions'][number]['institution'];

/** Loss over capital by key after a round; the last round unless told. */
export function lossesByKey(run: Run | null, round: number | null): ReadonlyMap<string, number> {
  return new Map(
    (run?.losses.edges ?? []).map(({ node }) => {
      const last = node.lossRatioByRound.length - 1;
      return [node.institution.key, node.lossRatioByRound[Math.min(round ?? last, last)] ?? 0];
    }),
  );
}

const SMALLEST = 3;
const LARGEST = 17;

/** Institutions with area by total assets (aggregates by what they owe) and colour by the chosen figure. */
export function drawInstitutions(network: Network, { colour, losses, selected }: Shown): readonly DrawnInstitution[] {
  const size = ({ balanceSheet, obligations }: MapInstitution) =>
    Math.sqrt(Number(balanceSheet?.totalAssets?.money.amount ?? obligations.amount));
  const largest = Math.max(1e-9, ...network.positions.map(({ institution }) => size(institution)));
  const near = nearTo(network, selected);
  return network.positions.map(({ institution, x, y }) => ({
    key: institution.key,
    label: shorten(institution.name),
    x,
    y,
    size: SMALLEST + (LARGEST - SMALLEST) * (size(institution) / largest),
    colour: variableFor(colour, figureOf(institution, colour, losses)),
    faint: near !== null && !near.has(institution.key),
    description: describe(institution, losses),
  }));
}

export interface Shown {
  readonly colour: Colour;
  readonly losses: ReadonlyMap<string, number>;
  readonly selected: string | null;
}

/** The chosen institution and everybody it lends to or borrows from; null where none is chosen. */
function nearTo(network: Network, selected: string | null): ReadonlySet<string> | null {
  const keys = new Map(network.positions.map(({ institution }) => [institution.id, institution.key]));
  if (selected === null || ![...keys.values()].includes(selected)) return null;
  const near = new Set([selected]);
  for (const { creditorId, debtorId } of network.exposures) {
    const [creditor = '', debtor = ''] = [keys.get(creditorId), keys.get(debtorId)];
    if (creditor === selected) near.add(debtor);
    if (debtor === selected) near.add(creditor);
  }
  return near;
}

const LONGEST_LABEL = 26;

/** Legal forms tell no bank from another on a map; the panel has the full name. */
function shorten(name: string): string {
  const plain = name.replace(
    /,? (S\.?A\.?|S\.p\.A\.|AG|Plc|plc|N\.V\.|U\.A\.|A\/S|Public Limited Company|Aktiengesellschaft)$/,
    '',
  );
  return plain.length <= LONGEST_LABEL ? plain : `${plain.slice(0, LONGEST_LABEL - 1).trimEnd()}…`;
}

function figureOf(institution: MapInstitution, colour: Colour, losses: ReadonlyMap<string, number>): number | null {
  if (colour === 'leverage') return institution.leverage.value ?? null;
  if (colour === 'importance') return institution.systemicImportance.value ?? null;
  return losses.get(institution.key) ?? (institution.balanceSheet ? 0 : null);
}

function describe({ balanceSheet, leverage, key }: MapInstitution, losses: ReadonlyMap<string, number>): string {
  const parts = [
    balanceSheet?.totalAssets ? `total assets ${formatMoney(balanceSheet.totalAssets.money)}` : '',
    leverage.value == null ? '' : `leverage ${formatMultiple(leverage.value)}`,
    losses.has(key) ? `loses ${formatPercent(losses.get(key) ?? 0)} of its capital` : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

const FAINT_LINKS = 160;
const PASSED_LINKS = 120;

/**
 * The lines worth drawing: those of the chosen institution; else the losses passed on in the run shown; else the
 * largest exposures. Drawn from creditor to debtor, and losses from debtor to creditor, the way they travel.
 */
export function drawLinks(
  network: Network,
  { selected, run }: { readonly selected: string | null; readonly run: Run | null },
): readonly DrawnLink[] {
  const keys = new Map(network.positions.map(({ institution }) => [institution.id, institution.key]));
  const largest = Math.max(1e-9, ...network.exposures.map(({ amount }) => Number(amount.amount)));
  const exposures = network.exposures.map(({ creditorId, debtorId, amount }) => ({
    from: keys.get(creditorId) ?? '',
    to: keys.get(debtorId) ?? '',
    width: 0.6 + 5 * Math.sqrt(Number(amount.amount) / largest),
    colour: '--line',
  }));
  if (run && !selected) {
    // What an institution cost itself has no line to be drawn as.
    const passed = run.transmissions.edges.filter(({ node }) => node.from.key !== node.to.key);
    const most = Math.max(1e-9, ...passed.map(({ node }) => Number(node.amount.amount)));
    return passed.slice(0, PASSED_LINKS).map(({ node }) => ({
      from: node.from.key,
      to: node.to.key,
      width: 0.6 + 5 * Math.sqrt(Number(node.amount.amount) / most),
      colour: '--risk-3',
    }));
  }
  if (!selected) return exposures.slice(0, FAINT_LINKS);
  return exposures
    .filter(({ from, to }) => from === selected || to === selected)
    .map((link) => ({ ...link, colour: link.from === selected ? '--accent' : '--risk-3' }));
}
