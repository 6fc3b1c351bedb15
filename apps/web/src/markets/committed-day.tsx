import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';

export interface CommittedDayProps {
  readonly label: string;
  readonly value: string | null;
  readonly commit: (value: string | null) => void;
}

/** A day that takes effect when the field is left or Enter is pressed; empty is no limit. */
export function CommittedDay({ label, value, commit }: CommittedDayProps) {
  const [typed, setTyped] = useState(value ?? '');
  useEffect(() => setTyped(value ?? ''), [value]);
  const settle = () => {
    if (typed !== (value ?? '')) commit(typed === '' ? null : typed);
  };
  return (
    <TextInput
      type="date"
      size="xs"
      w={150}
      label={label}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle();
      }}
    />
  );
}
