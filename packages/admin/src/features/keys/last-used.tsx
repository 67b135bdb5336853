import { formatAgo } from '../../shared/format/date-time.ts';
import { useLanguage, useTexts } from '../../shared/i18n/language-context.tsx';
import { keysTexts } from './texts/index.ts';

/** Known to an hour, so no more than that is said. */
export function LastUsed({ at }: { readonly at: string | null }) {
  const t = useTexts(keysTexts);
  const { lang } = useLanguage();
  if (!at) return t.neverUsed;
  const isRecent = Date.now() - Date.parse(at) < 60 * 60_000;
  return <time dateTime={at}>{isRecent ? t.lastHour : formatAgo(at, Date.now(), lang)}</time>;
}
