import type { Credentials } from '../data-folder.ts';
import { runOnce } from '../processes/run-once.ts';
import { Refusal, withoutCredentials } from '../refusal.ts';
import { startEmbeddedDatabase } from './embedded-database.ts';

export interface OpenDatabase {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly importUrl: string;
  readonly notice: string | null;
  /** Resolves if the embedded server ends by itself; never for a server that is not ours. */
  readonly lost: Promise<void>;
  stop(): Promise<void>;
}

export interface DatabaseNeeds {
  readonly project: string;
  readonly dataFolder: string;
  readonly credentials: Credentials;
}

/** The server of DATABASE_URL, or the embedded one, with migrations applied. */
export async function openDatabase({ project, dataFolder, credentials }: DatabaseNeeds): Promise<OpenDatabase> {
  // Set to nothing is not set.
  const given = process.env.DATABASE_URL || null;
  const embedded = given ? null : await startEmbeddedDatabase(dataFolder, credentials.owner);
  const ownerUrl = given ?? embedded?.url ?? '';
  try {
    const printed = await runOnce('node', ['packages/store/src/commands/migrate.ts'], {
      folder: project,
      environment: {
        DATABASE_URL: ownerUrl,
        FAULTLINE_APP_PASSWORD: credentials.app,
        FAULTLINE_IMPORT_PASSWORD: credentials.import,
      },
    });
    const { appUrl, importUrl } = JSON.parse(printed) as { appUrl: string; importUrl: string };
    return {
      ownerUrl,
      appUrl,
      importUrl,
      notice: embedded?.notice ?? null,
      lost: embedded ? embedded.server.ended.then(() => undefined) : new Promise(() => {}),
      stop: async () => embedded?.server.stop(),
    };
  } catch (thrown) {
    await embedded?.server.stop();
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    throw new Refusal(
      given ? `the database of DATABASE_URL, ${withoutCredentials(given)}, cannot be used: ${reason}` : reason,
    );
  }
}
