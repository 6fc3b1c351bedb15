import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as wasm from '@prisma/schema-engine-wasm/schema_engine_bg';

export type SchemaEngine = wasm.SchemaEngine;

export interface OpenSchemaEngine {
  readonly engine: SchemaEngine;
  /** What PostgreSQL said when it refused the last script; the engine itself keeps only that something failed. */
  scriptError(): string | null;
  close(): Promise<void>;
}

let loaded = false;

// TypeScript declares WebAssembly only together with the whole DOM, which has no business here.
const { instantiate } = Reflect.get(globalThis, 'WebAssembly') as {
  instantiate(
    program: Uint8Array,
    imports: Record<string, unknown>,
  ): Promise<{ instance: { exports: Record<string, unknown> } }>;
};

/** Prisma's schema engine as WebAssembly, speaking to one database: nothing is downloaded and nothing else is installed. */
export async function openSchemaEngine(url: string): Promise<OpenSchemaEngine> {
  if (!loaded) {
    const beside = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
    const program = join(dirname(beside), 'schema_engine_bg.wasm');
    const { instance } = await instantiate(readFileSync(program), { './schema_engine_bg.js': wasm });
    wasm.__wbg_set_wasm(instance.exports);
    const { __wbindgen_start: start } = instance.exports;
    if (typeof start === 'function') start();
    loaded = true;
  }
  const adapter = new WholeScripts({ connectionString: url });
  const engine = await wasm.SchemaEngine.new(
    { datamodels: undefined },
    () => {},
    bindMigrationAwareSqlAdapterFactory(adapter),
  );
  return {
    engine,
    scriptError: () => adapter.scriptError,
    async close() {
      engine.free();
      await Promise.all(adapter.closers.map((close) => close()));
    },
  };
}

/**
 * Sends a migration to PostgreSQL as it is written. The adapter's own way cuts it at every semicolon, those of comments
 * and texts too, and runs the pieces one by one; as a single message the script is one transaction, whole or not at all.
 */
class WholeScripts extends PrismaPg {
  scriptError: string | null = null;
  readonly closers: (() => Promise<void>)[] = [];

  override async connect() {
    const adapter = await super.connect();
    this.closers.push(() => adapter.dispose());
    adapter.executeScript = async (script) => {
      try {
        await adapter.underlyingDriver().query(script);
      } catch (thrown) {
        this.scriptError = thrown instanceof Error ? thrown.message : String(thrown);
        throw thrown;
      }
    };
    return adapter;
  }
}
