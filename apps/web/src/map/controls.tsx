'use client';

import {
  Button,
  Checkbox,
  Group,
  NativeSelect,
  NumberInput,
  Popover,
  SegmentedControl,
  Stack,
  Text,
} from '@mantine/core';
import { qualityMeaning } from '../shell/quality-badge';
import { type Colour, useColour, useCountry, useKinds, useMinAmount, useQualities, useView } from '../state/address';
import { kindName } from '../state/format';
import { KINDS, QUALITIES } from '../state/lists';

export function Controls({
  countries,
  hasRun,
  unit,
}: {
  readonly countries: readonly string[];
  readonly hasRun: boolean;
  readonly unit: string;
}) {
  const [colour, setColour] = useColour();
  const [view, setView] = useView();
  return (
    <Group gap="sm" wrap="wrap" align="center">
      <SegmentedControl
        size="xs"
        aria-label="Show as"
        value={view}
        onChange={(value) => void setView(value as typeof view)}
        data={[
          { value: 'map', label: 'Map' },
          { value: 'table', label: 'Table' },
        ]}
      />
      <SegmentedControl
        size="xs"
        aria-label="Colour by"
        value={colour}
        onChange={(value) => void setColour(value as Colour)}
        data={[
          { value: 'leverage', label: 'Leverage' },
          { value: 'importance', label: 'Importance' },
          { value: 'losses', label: 'Losses', disabled: !hasRun },
        ]}
      />
      <FilterMenu countries={countries} unit={unit} />
    </Group>
  );
}

function FilterMenu({ countries, unit }: { readonly countries: readonly string[]; readonly unit: string }) {
  const [kinds, setKinds] = useKinds();
  const [qualities, setQualities] = useQualities();
  const [country, setCountry] = useCountry();
  const [minAmount, setMinAmount] = useMinAmount();
  const changed =
    Number(kinds.join() !== 'BANK') +
    Number(qualities.length < QUALITIES.length) +
    Number(country !== null) +
    Number(minAmount > 0);
  return (
    <Popover width={320} position="bottom-start" withArrow trapFocus>
      <Popover.Target>
        <Button size="xs" variant="default">
          Filter{changed > 0 ? ` (${changed})` : ''}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <Checkbox.Group label="Kinds" value={kinds} onChange={(value) => void setKinds(value as typeof kinds)}>
            <Stack gap={4} mt={4}>
              {KINDS.map((kind) => (
                <Checkbox key={kind} size="xs" value={kind} label={kindName(kind)} />
              ))}
            </Stack>
          </Checkbox.Group>
          <Checkbox.Group
            label="Quality of exposures"
            value={qualities}
            onChange={(value) => void setQualities(value as typeof qualities)}
          >
            <Stack gap={4} mt={4}>
              {QUALITIES.map((quality) => (
                <Checkbox key={quality} size="xs" value={quality} label={qualityMeaning(quality)} />
              ))}
            </Stack>
          </Checkbox.Group>
          <NativeSelect
            size="xs"
            label="Country"
            value={country ?? ''}
            onChange={(event) => void setCountry(event.currentTarget.value || null)}
            data={[{ value: '', label: 'All' }, ...countries.map((code) => ({ value: code, label: code }))]}
          />
          <NumberInput
            size="xs"
            label={`Smallest exposure, ${unit}`}
            min={0}
            value={minAmount}
            onChange={(value) => void setMinAmount(Number(value) || null)}
          />
          <Text size="xs" className="soft">
            Filters change what is drawn; runs always use the whole snapshot.
          </Text>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
