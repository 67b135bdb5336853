import { plain } from '@booking-chat/core/language/tokens';

/** Whether every word of the query begins a word of these texts; accents and case do not count. */
export function hasWords(texts: readonly (string | null)[], query: string): boolean {
  const present = plain(texts.filter(Boolean).join(' ')).split(/[\s@.,;·-]+/);
  return plain(query)
    .split(/[\s@.,;·-]+/)
    .every((word) => present.some((other) => other.startsWith(word)));
}

/** Names are the same when they are said the same: "Corte" and "córte". */
export const sameName = (a: string, b: string): boolean => spoken(a) === spoken(b);

const spoken = (name: string): string => plain(name).replace(/\s+/g, ' ').trim();

/** Things with a name, found by what it sounds like; one that is put again has left its former name. */
export class NameIndex<Named extends { readonly name: string }> {
  private readonly byName = new Map<string, Map<string, Named>>();
  private readonly names = new Map<string, string>();

  constructor(
    all: readonly Named[],
    private readonly idOf: (one: Named) => string,
  ) {
    for (const one of all) this.put(one);
  }

  called(name: string): Named[] {
    return [...(this.byName.get(spoken(name))?.values() ?? [])];
  }

  put(one: Named): void {
    const id = this.idOf(one);
    const name = spoken(one.name);
    this.byName.get(this.names.get(id) ?? name)?.delete(id);
    this.names.set(id, name);
    const called = this.byName.get(name) ?? new Map<string, Named>();
    this.byName.set(name, called.set(id, one));
  }
}
