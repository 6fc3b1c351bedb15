import { Stack, Text, Title } from '@mantine/core';
import { FigureList } from '../breaking/figure-list';
import { Empty, Failed, Refused, Waiting } from '../shell/states';
import { useRound } from '../state/address';
import { formatMoney, formatNumber } from '../state/format';
import type { AskedMarket } from './asked-market';
import { BearersTable } from './bearers-table';
import type { AskedCascade, Cascade } from './cascade-query';
import { pricePath } from './cascade-view';
import { formatMove } from './format-move';
import { formatPrice } from './format-price';
import { MechanicalInterval } from './mechanical-interval';
import { PricePathChart } from './price-path-chart';
import { inPercent, sharesOf } from './refusal-words';
import { RoundPanel } from './round-panel';
import { RoundTable } from './round-table';
import { WealthTable } from './wealth-table';

export interface CascadeSectionProps {
  readonly market: AskedMarket;
  readonly asked: AskedCascade;
}

/** The cascade after one shock: how far the price goes, how much of it forced orders make, and who pays. */
export function CascadeSection({ market, asked }: CascadeSectionProps) {
  const { answer, fetching, error, refresh } = asked;
  return (
    <section className="panel" style={{ padding: 14 }} aria-labelledby="cascade">
      <Stack gap="sm">
        <Title order={2} size="h4" id="cascade">
          What happens after it?
        </Title>
        {error && <Failed error={error} retry={() => refresh({ requestPolicy: 'network-only' })} />}
        {fetching && <Waiting label="Running the cascade" lines={answer ? 1 : 10} />}
        {!fetching && answer?.__typename === 'Problem' && <Refused problem={inPercent(answer, sharesOf(market))} />}
        {answer?.__typename === 'Cascade' && <Found cascade={answer} />}
      </Stack>
    </section>
  );
}

function Found({ cascade }: { readonly cascade: Cascade }) {
  const [round, setRound] = useRound();
  const { book, rounds } = cascade;
  const current = rounds.find(({ number }) => number === round) ?? rounds[0];
  return (
    <>
      {book.quality === 'ILLUSTRATIVE' && <Illustrative />}
      <Figures cascade={cascade} />
      <MechanicalInterval cascade={cascade} />
      {rounds.length === 0 ? (
        <Empty>Nobody falls short: the price stays where the shock left it.</Empty>
      ) : (
        <>
          <PricePathChart
            path={pricePath({ ...cascade, initialPrice: book.initialPrice })}
            currency={book.initialPrice.currency}
            current={current?.number}
          />
          <RoundTable
            rounds={rounds}
            roundCount={cascade.roundCount}
            current={current?.number}
            choose={setRound}
            quality={book.quality}
          />
          {current && <RoundPanel round={current} quality={book.quality} />}
        </>
      )}
      <WealthTable wealth={cascade.wealth} quality={book.quality} />
      <BearersTable cascade={cascade} />
      <Assumptions cascade={cascade} />
    </>
  );
}

function Illustrative() {
  return (
    <div className="estimate" data-testid="illustrative">
      <Text size="sm">
        <b>ILLUSTRATIVE.</b> Accounts or price impact of this market are made up to show how something works. No figure
        below is an observation.
      </Text>
    </div>
  );
}

function Figures({ cascade }: { readonly cascade: Cascade }) {
  const { liquidatedShare, badDebt, finalPrice, liquidatedCount, book } = cascade;
  const { quality } = book;
  return (
    <FigureList
      testId="cascade-figures"
      figures={[
        { name: 'Price in the end', value: formatPrice(finalPrice), quality },
        { name: 'Whole move', value: formatMove(cascade.totalMoveRatio), quality },
        { name: 'Of it the shock', value: formatMove(cascade.fundamentalMoveRatio) },
        { name: 'Of it forced orders', value: formatMove(cascade.mechanicalMoveRatio), quality },
        { name: 'Positions liquidated', value: `${liquidatedCount} of ${book.positionCount}`, quality },
        { name: 'Of open interest', value: formatMove(liquidatedShare.value ?? 0, { signed: false }), quality },
        { name: 'Insurance fund left', value: formatMoney(cascade.insuranceFund), quality },
        { name: 'Bad debt, shared by all', value: formatMoney(badDebt), quality },
      ]}
    />
  );
}

function Assumptions({ cascade }: { readonly cascade: Cascade }) {
  const { book, ending, haltedRounds, shortAtOpenCount, digest, deleveragedQuantity } = cascade;
  return (
    <Text size="xs" className="soft">
      {ending === 'MAX_ROUNDS'
        ? 'Not over after 20,000 rounds: this is what had happened by then. '
        : `Settled after ${cascade.liquidationRounds} rounds of liquidations${haltedRounds > 0 ? ` and ${haltedRounds} of a halt` : ''}. `}
      {shortAtOpenCount > 0 && `${shortAtOpenCount} positions fall short before any shock. `}
      {deleveragedQuantity > 0 &&
        `${formatNumber(deleveragedQuantity)} units were closed against winners, who forwent ${formatMoney(cascade.forgoneGain)}. `}
      {book.crossCount > 0 &&
        `${book.crossCount} positions are of cross accounts, each with its share of the account’s equity, ${book.crossElsewhereCount} of them of accounts in other markets too. `}
      {book.insuranceFundIsStated
        ? `The venue’s whole insurance fund, ${formatMoney(book.insuranceFund)}, stands behind this market. `
        : 'The venue states no insurance fund: there is none here. '}
      No fees. Answer {digest.slice(0, 12)}.
    </Text>
  );
}
