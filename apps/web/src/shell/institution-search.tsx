'use client';

import { Combobox, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { usePathname, useRouter } from 'next/navigation';
import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../generated';
import { useSelected, useSnapshotSlug } from '../state/address';
import { kindName } from '../state/format';
import { onDataset } from './dataset-link';
import { useSnapshots } from './snapshot-picker';

const SEARCH = graphql(`
  query Search($slug: String!, $text: String!) {
    snapshot(slug: $slug) {
      __typename
      ... on Snapshot { id search(text: $text, first: 8) { id key name kind country } }
    }
  }
`);

const PAUSE_MS = 150;
const PAGES_WITH_PANEL = ['/', '/institutions'];

/** Finds an institution by name, LEI or key and shows it. */
export function InstitutionSearch() {
  const { snapshot } = useSnapshots();
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), PAUSE_MS);
  const [, setSelected] = useSelected();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const router = useRouter();
  const [slug] = useSnapshotSlug();
  const page = usePathname();
  const [{ data, fetching }] = useQuery({
    query: SEARCH,
    variables: { slug: snapshot?.slug ?? '', text: asked },
    pause: !snapshot || asked === '',
  });
  const found = asked !== '' && data?.snapshot.__typename === 'Snapshot' ? data.snapshot.search : [];
  const choose = (key: string) => {
    setText('');
    combobox.closeDropdown();
    if (PAGES_WITH_PANEL.includes(page)) setSelected(key);
    else router.push(onDataset(`/?institution=${encodeURIComponent(key)}`, slug));
  };
  return (
    <Combobox store={combobox} onOptionSubmit={choose}>
      <Combobox.Target>
        <TextInput
          type="search"
          aria-label="Search an institution by name or LEI"
          placeholder="Search by name or LEI"
          value={text}
          w="100%"
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.openDropdown();
            combobox.selectFirstOption();
          }}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={asked === ''}>
        <Combobox.Options>
          {found.map(({ id, key, name, kind, country }, place) => (
            <Combobox.Option key={id} value={key} active={place === 0}>
              <Text size="sm" className="clip">
                {name}
              </Text>
              <Text size="xs" className="soft">
                {kindName(kind)}
                {country ? ` · ${country}` : ''}
              </Text>
            </Combobox.Option>
          ))}
          {found.length === 0 && <Combobox.Empty>{fetching ? 'Searching' : 'No institution matches'}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
