export function buildWidget(): Promise<{ version: string; seconds: number }>;
