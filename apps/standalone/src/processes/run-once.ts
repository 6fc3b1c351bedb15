import { spawn } from 'node:child_process';

/** Runs a command to its end and answers what it printed; throws its last line of complaint if it fails. */
export function runOnce(
  command: string,
  parameters: readonly string[],
  { folder, environment }: { readonly folder: string; readonly environment?: Readonly<Record<string, string>> },
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, {
      cwd: folder,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [printed, complaints] = ['', ''];
    child.stdout.on('data', (text: Buffer) => {
      printed += text.toString();
    });
    child.stderr.on('data', (text: Buffer) => {
      complaints += text.toString();
    });
    const endChild = () => child.kill('SIGKILL');
    process.once('exit', endChild);
    child.once('error', reject);
    child.once('close', (code) => {
      process.off('exit', endChild);
      if (code === 0) resolve(printed);
      else reject(new Error(lastLine(complaints) || lastLine(printed) || `${command} ended with code ${code}`));
    });
  });
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
