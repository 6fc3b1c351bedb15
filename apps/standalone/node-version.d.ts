export function unsuitableNode(version: string): string | null;
