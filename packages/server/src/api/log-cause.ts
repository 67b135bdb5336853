/** What failed, for the log only: names, messages and stacks along the chain of causes, without what a person or key said. */
export function logCause(thrown: unknown): unknown {
  if (!(thrown instanceof Error)) return withoutSecrets(String(thrown));
  const { name, message, stack, cause } = thrown;
  return {
    name,
    message: withoutSecrets(message),
    stack: withoutSecrets(stack ?? ''),
    ...(cause === undefined ? {} : { cause: logCause(cause) }),
  };
}

/** E-mail addresses, keys, signed tokens and telephone numbers, wherever a message of some library repeats them. */
export const withoutSecrets = (text: string): string =>
  text
    .slice(0, 4_000)
    .replace(/[^\s@"'<>]+@[^\s@"'<>/:]+\.[^\s@"'<>/:]+/g, '<e-mail>')
    .replace(/pk_(?:live|test)_[0-9A-Za-z_]+/g, '<key>')
    .replace(/[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{40,}/g, '<token>')
    .replace(/\+\d[\d\s().-]{6,18}\d/g, '<phone>');
