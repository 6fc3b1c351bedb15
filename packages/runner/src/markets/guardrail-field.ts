/** A guardrail's name as its field of an input is called: LEVERAGE_CAP is leverageCap. */
export function guardrailField(name: string): string {
  return name.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}
