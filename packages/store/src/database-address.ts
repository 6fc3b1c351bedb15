const FORM = 'postgres://user:password@host:5432/database';

/** The database's address from the environment; throws a sentence that names the variable, and never a password. */
export function requireDatabaseAddress(variable: string, environment: NodeJS.ProcessEnv = process.env): string {
  const address = environment[variable];
  if (!address) throw new Error(`${variable} is not set: use npm start, or set it to ${FORM}.`);
  if (!isDatabaseAddress(address))
    throw new Error(
      `${variable} is ${withoutCredentials(address)}, which is no address of a database: write it as ${FORM}, and other signs than letters and digits of the password as %XX.`,
    );
  return address;
}

/** The address without all that stands before its last @, and without a query. One that has no @ may be all password. */
export function withoutCredentials(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 0 ? 'an address without @' : `***${address.slice(at).replace(/\?.*$/s, '')}`;
}

function isDatabaseAddress(address: string): boolean {
  const parsed = URL.parse(address);
  if (parsed === null || !/^postgres(ql)?:$/.test(parsed.protocol) || !address.includes('://')) return false;
  try {
    for (const part of [parsed.username, parsed.password, parsed.pathname]) decodeURIComponent(part);
    return true;
  } catch {
    return false;
  }
}
