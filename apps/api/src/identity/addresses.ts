import ipaddr from 'ipaddr.js';

/** True for names and addresses only this machine can reach itself by. */
export function isLoopback(host: string): boolean {
  const plain = host.replace(/^\[|\]$/g, '');
  if (plain === 'localhost') return true;
  return ipaddr.isValid(plain) && rangeOf(plain) === 'loopback';
}

/** True for addresses on the public internet: not loopback, private, link-local, multicast, or an odd spelling of one. */
export function isPublic(address: string): boolean {
  return ipaddr.isValid(address) && rangeOf(address) === 'unicast';
}

function rangeOf(address: string): string {
  // ::ffff:127.0.0.1 is 127.0.0.1 whatever it is written as.
  return ipaddr.process(address).range();
}

/** The machine's own name for itself in a Host header, which a foreign page cannot forge: it resolves to us by its own name. */
export function isOwnHost(header: string | undefined): boolean {
  const host = URL.parse(`http://${header ?? ''}`)?.hostname;
  return host !== undefined && isLoopback(host);
}
