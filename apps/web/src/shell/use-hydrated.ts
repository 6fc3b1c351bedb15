import { useSyncExternalStore } from 'react';

const never = () => () => {};

/**
 * False on the server and while its page is being taken over, true from then on. The server asks the API nothing, so
 * whoever shows answers must not be drawn before: an answer that arrives in the middle of taking over would be something
 * the server's page does not have, and React would start the page again, and again with the next answer.
 */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
