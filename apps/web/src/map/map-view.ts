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
export function drawInstitutions(
  network: Network,
  colour: Colour,
  losses: ReadonlyMap<string, number>,
): readonly DrawnInstitution[] {
  const size = ({ balanceSheet, obligations }: MapInstitution) =>
    Math.sqrt(Number(balanceSheet?.totalAssets?.money.amount ?? obligations.amount));
  const largest = Math.max(1e-9, ...network.positions.map(({ institution }) => size(institution)));
  return network.positions.map(({ institution, x, y }) => {
    const value = figureOf(institution, colour, losses);
    return {
      key: institution.key,
      label: institution.name,
      x,
      y,
      size: SMALLEST + (LARGEST - SMALLEST) * (size(institution) / largest),
      colour: variableFor(colour, value),
      description: describe(institution, losses),
    };
  });
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
    const most = Math.max(1e-9, ...run.transmissions.edges.map(({ node }) => Number(node.amount.amount)));
    return run.transmissions.edges.slice(0, PASSED_LINKS).map(({ node }) => ({
      from: node.debtor.key,
      to: node.creditor.key,
      width: 0.6 + 5 * Math.sqrt(Number(node.amount.amount) / most),
      colour: '--risk-3',
    }));
  }
  if (!selected) return exposures.slice(0, FAINT_LINKS);
  return exposures
    .filter(({ from, to }) => from === selected || to === selected)
    .map((link) => ({ ...link, colour: link.from === selected ? '--accent' : '--risk-3' }));
}
