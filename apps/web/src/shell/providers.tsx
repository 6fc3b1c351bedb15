'use client';

import {
  createTheme,
  defaultVariantColorsResolver,
  localStorageColorSchemeManager,
  MantineProvider,
} from '@mantine/core';
import { retryExchange } from '@urql/exchange-retry';
import { type ReactNode, useState } from 'react';
import { Client, type CombinedError, cacheExchange, fetchExchange, Provider } from 'urql';
import { Frame } from './frame';

const theme = createTheme({
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  headings: { fontWeight: '650' },
  primaryColor: 'blue',
  primaryShade: { light: 8, dark: 4 },
  defaultRadius: 'sm',
  autoContrast: true,
  // Mantine chooses the text on a filled button by the light scheme's shade alone: white, on the pale blue of the dark one.
  variantColorResolver: (input) => {
    const colours = defaultVariantColorsResolver(input);
    const isPrimary =
      input.variant === 'filled' && (input.color ?? input.theme.primaryColor) === input.theme.primaryColor;
    return isPrimary ? { ...colours, color: 'var(--mantine-primary-color-contrast)' } : colours;
  },
});

const colourScheme = localStorageColorSchemeManager();

/** Whose budget is used up waits for it, as the API asks, instead of showing a reader the refusal of a moment. */
const waitForBudget = retryExchange({
  initialDelayMs: 1_500,
  maxNumberAttempts: 5,
  retryIf: ({ graphQLErrors }: CombinedError) =>
    graphQLErrors.some(({ extensions }) => extensions.code === 'RATE_LIMITED'),
});

export function Providers({ children }: { readonly children: ReactNode }) {
  const [client] = useState(
    () =>
      new Client({ url: '/graphql', exchanges: [cacheExchange, waitForBudget, fetchExchange], preferGetMethod: false }),
  );
  return (
    <MantineProvider theme={theme} colorSchemeManager={colourScheme} defaultColorScheme="auto">
      <Provider value={client}>
        <Frame>{children}</Frame>
      </Provider>
    </MantineProvider>
  );
}
