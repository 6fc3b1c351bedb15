export const KINDS = ['BANK', 'SOVEREIGN', 'SECTOR', 'UNATTRIBUTED'] as const;
export const QUALITIES = ['REPORTED', 'DERIVED', 'ESTIMATED', 'ILLUSTRATIVE'] as const;
