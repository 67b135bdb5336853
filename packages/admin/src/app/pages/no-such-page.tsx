import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { Page } from '../../shared/components/page.tsx';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { appTexts } from '../texts/index.ts';

export function NoSuchPage() {
  const t = useTexts(appTexts);
  return (
    <Page title={t.noPage} intro={t.noPageText}>
      <Button component={Link} to="/" variant="outlined">
        {t.toStart}
      </Button>
    </Page>
  );
}
