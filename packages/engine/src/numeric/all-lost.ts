/**
 * Whoever has lost this share of its capital has lost all of it: by less than the rest sums of losses round, and which way
 * is a matter of the unit amounts are stated in. A share, as what an institution can lose, never an amount.
 */
export const ALL_LOST = 1 - 1e-13;
