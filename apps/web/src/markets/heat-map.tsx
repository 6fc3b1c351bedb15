'use client';

import { Text } from '@mantine/core';
import { formatMoney, formatPrice } from '../state/format';
import classes from './heat-map.module.css';
import { heatRows, heldIn, mapInWords } from './heat-rows';
import type { LiquidationMap } from './market-queries';

const LABELLED_EVERY = 5;

/** What is liquidated at which price: a bar per band of price, the mark as a line between them. */
export function HeatMap({ map }: { readonly map: LiquidationMap }) {
  const rows = heatRows(map.bands, map.mark);
  const markAt = rows.findIndex(({ isAboveMark }) => !isAboveMark);
  return (
    <figure style={{ margin: 0 }}>
      <div className={classes.legend} aria-hidden="true">
        <span className={classes.long} /> longs
        <span className={classes.short} /> shorts, in notional at the mark
      </div>
      <div role="img" aria-label={mapInWords(map.bands, map.mark)} data-testid="heat-map" className={classes.map}>
        {rows.map(({ key, label, title, longShare, shortShare }, place) => (
          <div
            key={key}
            className={place === markAt ? `${classes.row} ${classes.belowMark}` : classes.row}
            title={title}
          >
            <span className={classes.price}>{isLabelled(rows.length - place - 1, rows.length) ? label : ''}</span>
            <span className={classes.bars}>
              <span className={classes.long} style={barOf(longShare)} />
              <span className={classes.short} style={barOf(shortShare)} />
            </span>
            {place === markAt && <span className={classes.mark}>mark {formatPrice(map.mark)}</span>}
          </div>
        ))}
      </div>
      <figcaption>
        <Text size="xs" className="soft" mt={6}>
          Where only this market moves. Longs wait below the mark, shorts above it; what stands on the other side is due
          already. Beyond these prices: longs {formatMoney(map.beyondLongs)}, shorts {formatMoney(map.beyondShorts)}; at
          no price: {formatMoney(map.unpriced)}
          {Number(map.unvalued.amount) > 0 && `; of accounts that cannot be valued: ${formatMoney(map.unvalued)}`}.
        </Text>
        <details>
          <summary className="soft" style={{ fontSize: 12 }}>
            As a table
          </summary>
          <div className="scroll-x" tabIndex={0}>
            <table style={{ fontSize: 12 }}>
              <thead>
                <tr>
                  <th className="number">From</th>
                  <th className="number">to</th>
                  <th className="number">Longs</th>
                  <th className="number">Shorts</th>
                </tr>
              </thead>
              <tbody>
                {map.bands
                  .filter((band) => heldIn(band) > 0)
                  .map(({ from, to, longs, shorts }) => (
                    <tr key={from.amount}>
                      <td className="number">{formatPrice(from)}</td>
                      <td className="number">{formatPrice(to)}</td>
                      <td className="number">{formatMoney(longs)}</td>
                      <td className="number">{formatMoney(shorts)}</td>
                    </tr>
                  ))}
              </tbody>
            </table>
          </div>
        </details>
      </figcaption>
    </figure>
  );
}

/** The price at the mark itself is said beside its line. */
function isLabelled(fromBelow: number, rows: number): boolean {
  return fromBelow % LABELLED_EVERY === 0 && fromBelow !== rows / 2;
}

/** Fuller bands are hotter, too: at least a third of the colour, so that small ones are seen. */
function barOf(share: number) {
  return { width: `${share * 100}%`, minWidth: share > 0 ? 2 : 0, opacity: 0.35 + 0.65 * share };
}
