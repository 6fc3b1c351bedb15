import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { type DatasetFolder, type Fault, FILES, type FileName, fault } from '@faultline/ingest';

/** A compressed file that unpacks beyond this is taken for a bomb. */
const MOST_UNPACKED_BYTES = 4 * 2 ** 30;

/** The files of an import folder as text. Bytes that are no text are reported as faults of their file, never replaced. */
export function openFolder(
  folder: string,
  report: (fault: Fault) => void,
  mostUnpackedBytes = MOST_UNPACKED_BYTES,
): DatasetFolder {
  const known = new Set<string>(FILES.flatMap((file) => [`${file}.csv`, `${file}.csv.gz`]));
  const json = join(folder, 'dataset.json');
  return {
    datasetJson: existsSync(json) ? readFileSync(json, 'utf8').replace(/^\uFEFF/, '') : null,
    unknownFiles: readdirSync(folder).filter((name) => /\.csv(\.gz)?$/.test(name) && !known.has(name)),
    open(file) {
      const plain = join(folder, `${file}.csv`);
      if (existsSync(plain)) return decoded(file, createReadStream(plain), report);
      const packed = `${plain}.gz`;
      return existsSync(packed)
        ? decoded(file, unpacked(file, { path: packed, report, mostUnpackedBytes }), report)
        : null;
    },
  };
}

async function* unpacked(
  file: FileName,
  { path, report, mostUnpackedBytes }: { path: string; report: (fault: Fault) => void; mostUnpackedBytes: number },
): AsyncGenerator<Buffer> {
  let bytes = 0;
  const unzip = createReadStream(path).pipe(createGunzip());
  try {
    for await (const chunk of unzip as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > mostUnpackedBytes) {
        report(fault('FILE_TOO_LARGE', { file: `${file}.csv`, value: `${statSync(path).size} bytes packed` }));
        return;
      }
      yield chunk;
    }
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    report(fault('BAD_ENCODING', { file: `${file}.csv` }, `It cannot be unpacked: ${reason}`));
  }
}

/** UTF-8, or UTF-16 where a byte-order mark says so. */
async function* decoded(
  file: FileName,
  chunks: AsyncIterable<Buffer | string>,
  report: (fault: Fault) => void,
): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  try {
    for await (const chunk of chunks) {
      const bytes = Buffer.from(chunk);
      decoder ??= new TextDecoder(encodingOf(bytes), { fatal: true });
      yield decoder.decode(bytes, { stream: true });
    }
    if (decoder) yield decoder.decode();
  } catch (thrown) {
    if (!(thrown instanceof TypeError)) throw thrown;
    report(fault('BAD_ENCODING', { file: `${file}.csv` }));
  }
}

function encodingOf(bytes: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}
