import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ENGINE_SOURCE = new URL('./', import.meta.resolve('@faultline/engine'));
const known = new Map<string, string>();

/** A method card by its path within the engine's source. */
export function cardText(path: string): string {
  const text = known.get(path) ?? readFileSync(fileURLToPath(new URL(path, ENGINE_SOURCE)), 'utf8');
  known.set(path, text);
  return text;
}
