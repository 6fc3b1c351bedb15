'use client';

import {
  ActionIcon,
  Anchor,
  Box,
  Burger,
  Collapse,
  Group,
  Text,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { usePathname } from 'next/navigation';
import { type ReactNode, Suspense } from 'react';
import { DatasetLink } from './dataset-link';
import { InstitutionSearch } from './institution-search';
import { SnapshotPicker } from './snapshot-picker';
import { Waiting } from './states';
import { useHydrated } from './use-hydrated';
import { SignIn, useMe, WhoAmI } from './who';

const PAGES = [
  { href: '/', label: 'Map' },
  { href: '/institutions', label: 'Institutions' },
  { href: '/leverage', label: 'Leverage' },
  { href: '/concentration', label: 'Concentration' },
  { href: '/markets', label: 'Markets' },
  { href: '/ranking', label: 'Ranking' },
  { href: '/compare', label: 'Compare' },
  { href: '/what-breaks-it', label: 'What breaks it' },
  { href: '/cascade', label: 'Cascade' },
  { href: '/monitor', label: 'Monitor' },
  { href: '/methods', label: 'Methods' },
  { href: '/graphiql', label: 'GraphiQL' },
] as const;

/** What surrounds every page: name, pages, the snapshot looked at, search. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const [menuOpen, menu] = useDisclosure(false);
  const hydrated = useHydrated();
  return (
    <Box>
      <a className="visually-hidden" href="#content">
        Skip to the content
      </a>
      <Box component="header" className="panel" px="md" py={8} style={{ borderRadius: 0, borderWidth: '0 0 1px' }}>
        <Group justify="space-between" gap="md" wrap="wrap">
          <Group gap="lg" wrap="nowrap">
            <Burger opened={menuOpen} onClick={menu.toggle} hiddenFrom="md" size="sm" aria-label="Pages" />
            <Text
              component={DatasetLink}
              href="/"
              fw={750}
              fz="lg"
              c="inherit"
              style={{ textDecoration: 'none', letterSpacing: '-0.01em' }}
            >
              Faultline
            </Text>
            <Group component="nav" aria-label="Pages" gap="md" visibleFrom="md" wrap="nowrap">
              <PageLinks />
            </Group>
          </Group>
          <Group gap="sm" wrap="nowrap" style={{ flex: '1 1 280px', maxWidth: 640 }} justify="flex-end">
            {hydrated && (
              <>
                <Suspense fallback={null}>
                  <InstitutionSearch />
                </Suspense>
                <WhoAmI />
              </>
            )}
            <ThemeToggle />
          </Group>
        </Group>
        <Collapse expanded={menuOpen} hiddenFrom="md">
          <Group component="nav" aria-label="Pages" gap="md" pt="sm">
            <PageLinks />
          </Group>
        </Collapse>
      </Box>
      {hydrated ? <Inside>{children}</Inside> : <Opening />}
    </Box>
  );
}

/** What the server draws in the place of a page. */
function Opening() {
  return (
    <Box component="main" id="content" px="md" pb="md">
      <Waiting label="Opening the page" lines={12} />
    </Box>
  );
}

/** The page, or the way in for whoever has not signed in. */
function Inside({ children }: { readonly children: ReactNode }) {
  const { mustSignIn } = useMe();
  if (mustSignIn)
    return (
      <Box component="main" id="content" px="md">
        <SignIn />
      </Box>
    );
  return (
    <>
      <Suspense fallback={null}>
        <SnapshotPicker />
      </Suspense>
      <Box component="main" id="content" px="md" pb="md">
        {children}
      </Box>
    </>
  );
}

function PageLinks() {
  const here = usePathname();
  return PAGES.map(({ href, label }) => (
    <Anchor
      key={href}
      component={DatasetLink}
      href={href}
      c={here === href ? 'inherit' : 'var(--ink-soft)'}
      fw={here === href ? 650 : 450}
      underline={here === href ? 'always' : 'hover'}
      aria-current={here === href ? 'page' : undefined}
      fz="sm"
    >
      {label}
    </Anchor>
  ));
}

function ThemeToggle() {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: true });
  const other = scheme === 'dark' ? 'light' : 'dark';
  return (
    <ActionIcon variant="default" size="lg" onClick={() => setColorScheme(other)} aria-label={`Use the ${other} theme`}>
      <span aria-hidden="true">{scheme === 'dark' ? '☀' : '☾'}</span>
    </ActionIcon>
  );
}
