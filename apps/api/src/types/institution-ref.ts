import { builder } from '../builder.ts';
import type { InstitutionRef } from './rows.ts';

/** Named apart from its fields, because exposures point to institutions and institutions to exposures. */
export const Institution = builder.objectRef<InstitutionRef>('Institution');
