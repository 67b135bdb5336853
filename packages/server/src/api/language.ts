import { isLang, type Lang } from '@booking-chat/core/language/lang';

/** The first of our languages in these wishes: `es-CL`, `pt_BR`, or a whole Accept-Language header. */
export function languageOf(...wishes: readonly (string | null | undefined)[]): Lang | null {
  for (const wish of wishes) {
    const found = wish && preferred(wish.slice(0, 200));
    if (found) return found;
  }
  return null;
}

function preferred(header: string): Lang | null {
  const tags = header.split(',').map((part) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const quality = parameters.map((one) => /^\s*q=([\d.]+)$/.exec(one)?.[1]).find(Boolean);
    return { lang: tag.split(/[-_]/)[0], quality: quality === undefined ? 1 : Number(quality) };
  });
  const known = tags.filter(({ lang, quality }) => isLang(lang) && quality > 0);
  known.sort((a, b) => b.quality - a.quality);
  return (known[0]?.lang as Lang | undefined) ?? null;
}
