/** A start that cannot succeed: one line that says why and what to do. The spine prints it and exits with code 1. */
export class Refusal extends Error {}

/** Hides the password of a connection URL, for messages. */
export function withoutPassword(url: string): string {
  try {
    const parsed = new URL(url);
    if (parsed.password) parsed.password = '***';
    return parsed.href;
  } catch {
    return 'an unreadable address';
  }
}

export function reasonOf(thrown: unknown): string {
  if (thrown instanceof AggregateError && thrown.errors.length > 0) return reasonOf(thrown.errors[0]);
  const text =
    thrown instanceof Error ? thrown.message || ('code' in thrown ? String(thrown.code) : thrown.name) : String(thrown);
  return text.split('\n', 1)[0] ?? text;
}
