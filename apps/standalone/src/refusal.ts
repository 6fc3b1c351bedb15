/** A start that cannot succeed: one line that says why and what to do. The spine prints it and exits with code 1. */
export class Refusal extends Error {}

/** An address without all that stands before its last @, and without a query. One that has no @ may be all password. */
export function withoutCredentials(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 0 ? 'an address without @' : `***${address.slice(at).replace(/\?.*$/s, '')}`;
}

export function reasonOf(thrown: unknown): string {
  if (thrown instanceof AggregateError && thrown.errors.length > 0) return reasonOf(thrown.errors[0]);
  const text =
    thrown instanceof Error ? thrown.message || ('code' in thrown ? String(thrown.code) : thrown.name) : String(thrown);
  return text.split('\n', 1)[0] ?? text;
}
