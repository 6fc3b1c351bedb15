import { NumberInput } from '@mantine/core';
import { useEffect, useState } from 'react';

export interface CommittedNumberProps {
  readonly label: string;
  readonly value: number;
  readonly commit: (value: number) => void;
  readonly min: number;
  readonly max: number;
  readonly suffix?: string;
  readonly isWhole?: boolean;
  /** Why what is in the field was refused. */
  readonly refusal?: string;
}

/** Room for a sentence beneath a field that stays as wide as it is, in a colour that can be read in both themes. */
const WITH_REFUSAL = {
  maw: 300,
  styles: { wrapper: { width: 150 }, input: { color: 'var(--ink)' }, error: { color: 'var(--mark-1)' } },
} as const;

/** A number that takes effect when the field is left or Enter is pressed: what follows from it takes seconds to compute. */
export function CommittedNumber(props: CommittedNumberProps) {
  const { label, value, commit, min, max, suffix, isWhole, refusal } = props;
  const [typed, setTyped] = useState<number | string>(value);
  useEffect(() => setTyped(value), [value]);
  const settle = () => {
    const next = Number(typed);
    if (typed === '' || !Number.isFinite(next)) setTyped(value);
    else if (next !== value) commit(Math.min(max, Math.max(min, next)));
  };
  return (
    <NumberInput
      size="xs"
      {...(refusal === undefined ? { w: 150 } : WITH_REFUSAL)}
      label={label}
      min={min}
      max={max}
      {...(suffix === undefined ? {} : { suffix })}
      {...(refusal === undefined ? {} : { error: refusal })}
      allowDecimal={!isWhole}
      thousandSeparator=","
      hideControls
      value={typed}
      onChange={setTyped}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle();
      }}
    />
  );
}
