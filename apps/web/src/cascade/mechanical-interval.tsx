import { Text } from '@mantine/core';
import { QualityBadge } from '../shell/quality-badge';
import { formatNumber } from '../state/format';
import type { Cascade } from './cascade-query';
import { ownShare } from './cascade-view';
import { formatMove } from './format-move';

const within = (share: number) => `${Math.min(1, Math.max(0, share)) * 100}%`;

/** How much of the move is mechanical: a band over the impacts thought possible, with the one assumed marked in it. */
export function MechanicalInterval({ cascade }: { readonly cascade: Cascade }) {
  const { least, most, leastMultiple, mostMultiple, outcomes } = cascade.mechanicalShare;
  const own = ownShare(cascade);
  if (least.value === null || least.value === undefined || most.value === null || most.value === undefined)
    return (
      <Text size="sm" data-testid="no-share">
        {least.reason === 'OPPOSED'
          ? 'Forced orders move the price against the shock, so that no share of the whole move is theirs: read the two moves above.'
          : 'The price does not move, so that no share of the move is mechanical.'}
      </Text>
    );
  return (
    <div data-testid="mechanical-share">
      <Text size="sm">
        <b>
          {formatMove(least.value, { signed: false })} to {formatMove(most.value, { signed: false })}
        </b>{' '}
        of the whole move is mechanical, made by forced orders alone <QualityBadge quality={least.quality} />
      </Text>
      <div className="interval" aria-hidden="true">
        <div
          className="interval-band"
          style={{ left: within(least.value), right: `calc(100% - ${within(most.value)})` }}
        />
        {own !== null && <div className="interval-mark" style={{ left: within(own) }} />}
      </div>
      <Text size="xs" className="soft">
        For {outcomes.length} price impacts from {formatNumber(leastMultiple)} to {formatNumber(mostMultiple)} times the
        one assumed
        {own !== null && `, at which it is ${formatMove(own, { signed: false })}`}. The track runs from none to all of
        it.
      </Text>
    </div>
  );
}
