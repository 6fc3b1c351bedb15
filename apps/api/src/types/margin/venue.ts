import { LIQUIDATION_RULES } from '@faultline/network';
import { LiquidationRule } from '../../values/enums.ts';
import { globalId } from '../../values/global-ids.ts';
import { Observation, observationAt } from '../../values/money.ts';
import { Institution } from '../institution-ref.ts';
import { Node } from '../node.ts';
import type { InstitutionRef } from '../rows.ts';
import { Venue } from './margin-refs.ts';

const institutionOf = ({ loaded, row }: InstitutionRef): InstitutionRef => ({
  loaded,
  row: loaded.columns.margin.venues.institutions[row] ?? 0,
});

/** That of the institution it is. */
export function venueKeyAt({ columns }: InstitutionRef['loaded'], venue: number): string {
  return columns.institutions.keys[columns.margin.venues.institutions[venue] ?? -1] ?? '';
}

Venue.implement({
  description: 'An institution where leveraged positions are held, with its rule for liquidation.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ resolve: ({ loaded, row }) => globalId('Venue', loaded.row, venueKeyAt(loaded, row)) }),
    institution: t.field({ type: Institution, resolve: institutionOf }),
    liquidates: t.field({
      type: LiquidationRule,
      resolve: ({ loaded, row }) =>
        LIQUIDATION_RULES[loaded.columns.margin.venues.ruleCodes[row] ?? 0] ?? 'BELOW_MAINTENANCE',
    }),
    insuranceFund: t.field({
      type: Observation,
      nullable: true,
      description: 'Pays what is lost beyond an account’s collateral.',
      resolve: ({ loaded, row }) => observationAt(loaded, loaded.columns.margin.venues.insuranceFunds, row),
    }),
  }),
});
