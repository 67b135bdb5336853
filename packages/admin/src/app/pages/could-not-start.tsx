import Button from '@mui/material/Button';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { useSharedTexts } from '../../shared/i18n/texts/index.ts';
import { Look } from '../app.tsx';
import { appTexts } from '../texts/index.ts';
import { Notice } from './notice.tsx';

/** The server did not say how the panel reaches it. */
export function CouldNotStart() {
  return (
    <Look>
      <Explanation />
    </Look>
  );
}

function Explanation() {
  const t = useTexts(appTexts);
  const shared = useSharedTexts();
  return (
    <Notice
      title={t.noServer}
      action={
        <Button variant="contained" onClick={() => location.reload()}>
          {shared.retry}
        </Button>
      }
    >
      {shared.unreachable}
    </Notice>
  );
}
