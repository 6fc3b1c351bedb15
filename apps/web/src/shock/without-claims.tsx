'use client';

import { Anchor, Text } from '@mantine/core';
import { useId, useState } from 'react';
import { QualityBadge } from '../shell/quality-badge';
import { Failed, Refused } from '../shell/states';
import { formatMoney } from '../state/format';
import { leastCertain } from '../state/least-certain';
import { failureInWords, failuresInWords, lossInWords } from './counterfactual-words';
import type { Cause } from './why-query';
import classes from './why-tree.module.css';
import { type BorneLoss, type Outcome, useWithout, type WithoutQuestion } from './without-query';

interface WithoutClaimsProps extends Omit<WithoutQuestion, 'exposures'> {
  readonly exposures: Cause['exposures'];
  /** Whose claims they are on whom, such as "of A on B". */
  readonly parties: string;
}

/** Asks what would have been had the claims a loss came through not been there, and says it. */
export function WithoutClaims({ exposures, parties, ...question }: WithoutClaimsProps) {
  const [isOpen, setOpen] = useState(false);
  const answer = useId();
  if (exposures.length === 0) return null;
  const act = exposures.length === 1 ? 'Without this claim' : `Without these ${exposures.length} claims`;
  return (
    <div className={classes.without}>
      <Anchor
        component="button"
        type="button"
        size="xs"
        aria-expanded={isOpen}
        aria-controls={answer}
        aria-label={`${act} ${parties}`}
        onClick={() => setOpen(!isOpen)}
      >
        {act}
      </Anchor>
      <div id={answer} role="status">
        {isOpen && <Answer exposures={exposures} parties={parties} {...question} />}
      </div>
    </div>
  );
}

function Answer({ exposures, parties, ...question }: WithoutClaimsProps) {
  const { actual, counterfactual, fetching, error, refresh } = useWithout({
    ...question,
    exposures: exposures.map(({ id }) => id),
  });
  if (error) return <Failed error={error} retry={() => refresh({ requestPolicy: 'network-only' })} />;
  if (counterfactual?.__typename === 'Problem') return <Refused problem={counterfactual} />;
  if (!actual || !counterfactual)
    return fetching ? (
      <Text size="xs" className="soft">
        Running it again without
      </Text>
    ) : null;
  return (
    <div className={classes.counterfactual} data-testid="without">
      <Text size="xs">
        Had the claim{exposures.length === 1 ? '' : 's'} {parties},{' '}
        {exposures.map(({ id, amount, quality }, place) => (
          <span key={id}>
            {place === 0 ? '' : ' and '}
            {formatMoney(amount)} <QualityBadge quality={quality} />
          </span>
        ))}
        , not been there:
      </Text>
      <Borne actual={actual.bearer} counterfactual={counterfactual.bearer} />
      {question.asked !== question.bearer && <Borne actual={actual.asked} counterfactual={counterfactual.asked} />}
      <Everybody actual={actual} counterfactual={counterfactual} />
      <Text size="xs" className="soft">
        Both keep their capital: where total assets are stated, the money counts as lent, and borrowed, outside this
        snapshot.
      </Text>
    </div>
  );
}

type Sides<Side> = { readonly actual: Side; readonly counterfactual: Side };

function Borne({ actual, counterfactual }: Sides<BorneLoss | null | undefined>) {
  if (!actual || !counterfactual) return null;
  return (
    <Text size="xs">
      {actual.institution.name} {lossInWords(actual.loss, counterfactual.loss)}{' '}
      <QualityBadge quality={leastCertain([actual.lossRatio.quality, counterfactual.lossRatio.quality])} />.
      {failureInWords(actual.failedInRound, counterfactual.failedInRound)}
    </Text>
  );
}

function Everybody({ actual, counterfactual }: Sides<Pick<Outcome, 'quality' | 'totals'>>) {
  return (
    <Text size="xs">
      All institutions together {lossInWords(actual.totals.loss, counterfactual.totals.loss)}{' '}
      <QualityBadge quality={leastCertain([actual.quality, counterfactual.quality])} />.
      {failuresInWords(actual.totals.failedCount, counterfactual.totals.failedCount)}
    </Text>
  );
}
