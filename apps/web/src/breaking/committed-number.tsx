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
}

/** A number that takes effect when the field is left or Enter is pressed: what follows from it takes seconds to compute. */
export function CommittedNumber({ label, value, commit, min, max, suffix, isWhole }: CommittedNumberProps) {
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
      w={150}
      label={label}
      min={min}
      max={max}
      {...(suffix === undefined ? {} : { suffix })}
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
