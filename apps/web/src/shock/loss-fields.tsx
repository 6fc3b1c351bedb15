import { NativeSelect, NumberInput } from '@mantine/core';
import type { ShockedInstitution } from '../state/shock-text';

export interface LossFieldsProps {
  readonly shocked: ShockedInstitution;
  readonly name: string;
  readonly onChange: (shocked: ShockedInstitution) => void;
}

/** How much one institution loses, and of what: of its assets a small share can be more than all of its capital. */
export function LossFields({ shocked, name, onChange }: LossFieldsProps) {
  return (
    <>
      <NumberInput
        size="xs"
        w={84}
        aria-label={`Share lost by ${name}, per cent`}
        min={0.1}
        max={100}
        suffix=" %"
        clampBehavior="strict"
        value={Number((shocked.lossRatio * 100).toFixed(6))}
        onChange={(value) => {
          const percent = Number(value);
          if (percent > 0 && percent <= 100) onChange({ ...shocked, lossRatio: percent / 100 });
        }}
      />
      <NativeSelect
        size="xs"
        w={104}
        aria-label={`What ${name} loses a share of`}
        value={shocked.of}
        onChange={(event) =>
          onChange({ ...shocked, of: event.currentTarget.value === 'ASSETS' ? 'ASSETS' : 'CAPITAL' })
        }
        data={[
          { value: 'CAPITAL', label: 'of capital' },
          { value: 'ASSETS', label: 'of assets' },
        ]}
      />
    </>
  );
}
