// Moments of a stream, in UTC: updates come several a second, and all on few days.

/** "21:04:30". */
export function formatSecond(instant: string): string {
  return instant.slice(11, 19);
}

/** "10 Oct 21:04:30". */
export function formatMoment(instant: string): string {
  const day = new Date(instant).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
  return `${day} ${formatSecond(instant)}`;
}
