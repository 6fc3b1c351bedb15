/** What a chart of margins draws: days as milliseconds, amounts of one contract. */
export interface MarginSteps {
  readonly initial: readonly (readonly [day: number, amount: number])[];
  readonly maintenance: readonly (readonly [day: number, amount: number])[];
  /** The two margins between which it rose most; none where nothing was asked of them. */
  readonly rise: readonly (readonly [day: number, amount: number])[];
}

interface Margin {
  readonly date: string;
  readonly initial: { readonly amount: string };
  readonly maintenance: { readonly amount: string };
}
interface Rise {
  readonly riseFrom: Pick<Margin, 'date' | 'maintenance'>;
  readonly riseTo: Pick<Margin, 'date' | 'maintenance'>;
}

const at = (date: string, { amount }: { readonly amount: string }) =>
  [Date.parse(`${date}T00:00:00Z`), Number(amount)] as const;

export function marginSteps(margins: readonly Margin[], rise: Rise | null): MarginSteps {
  return {
    initial: margins.map(({ date, initial }) => at(date, initial)),
    maintenance: margins.map(({ date, maintenance }) => at(date, maintenance)),
    rise: rise ? [rise.riseFrom, rise.riseTo].map(({ date, maintenance }) => at(date, maintenance)) : [],
  };
}
