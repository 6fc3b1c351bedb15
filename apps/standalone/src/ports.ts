import { createServer } from 'node:net';
import { Refusal } from './refusal.ts';

/** Refuses a port somebody listens on, naming the variable that moves us elsewhere. */
export async function requireFreePort(name: string, variable: string, port: number): Promise<void> {
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Refusal(`${variable} is "${process.env[variable]}": set it to a port number from 1 to 65535.`);
  const free = await new Promise<boolean>((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
  if (!free)
    throw new Refusal(
      `port ${port} for the ${name} is taken: stop what listens there, or set ${variable} to another port.`,
    );
}
