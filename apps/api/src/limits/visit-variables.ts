/** Tells every value among the variables, however deep, with its place: $filter.countries[0]. */
export function visitVariables(
  variables: Readonly<Record<string, unknown>>,
  tell: (value: unknown, place: string) => void,
): void {
  for (const [name, value] of Object.entries(variables)) visit(value, `$${name}`, tell);
}

function visit(value: unknown, place: string, tell: (value: unknown, place: string) => void): void {
  if (Array.isArray(value)) for (const [index, entry] of value.entries()) visit(entry, `${place}[${index}]`, tell);
  else if (typeof value === 'object' && value !== null)
    for (const [key, entry] of Object.entries(value)) visit(entry, `${place}.${key}`, tell);
  else tell(value, place);
}
