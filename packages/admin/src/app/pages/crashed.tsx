import Button from '@mui/material/Button';
import { Empty } from '../../shared/components/states.tsx';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { appTexts } from '../texts/index.ts';
import { Notice } from './notice.tsx';

/** A screen threw, or its code is gone because a newer version was published: reloading helps in both cases. */
export function Crashed({ inside = false }: { readonly inside?: boolean }) {
  const t = useTexts(appTexts);
  const reload = (
    <Button variant="contained" onClick={() => location.reload()}>
      {t.reload}
    </Button>
  );
  return inside ? (
    <Empty title={t.crashed} action={reload}>
      {t.crashedText}
    </Empty>
  ) : (
    <Notice title={t.crashed} action={reload}>
      {t.crashedText}
    </Notice>
  );
}
