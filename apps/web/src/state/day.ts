/** A calendar day as YYYY-MM-DD, or null for anything else: the thirtieth of February is none. */
export function dayOf(text: string): string | null {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return day && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) ? text : null;
}
