import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import { useRead, useWrite } from '../../shared/api/hooks.ts';
import { Loaded } from '../../shared/components/states.tsx';
import { useToasts } from '../../shared/components/toast.tsx';
import { TextInput } from '../../shared/forms/fields.tsx';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { useSharedTexts } from '../../shared/i18n/texts/index.ts';
import { readCategories, renameCategory } from '../../shared/requests/catalog.ts';
import { serviceTexts } from './texts/index.ts';

export function CategoriesDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(serviceTexts);
  const shared = useSharedTexts();
  const titleId = useId();
  const categories = useRead(readCategories, {});
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{t.categories}</DialogTitle>
      <DialogContent>
        <DialogContentText sx={{ mb: 2 }}>
          {t.categoriesIntro} {t.renameEmpty}
        </DialogContentText>
        <Loaded query={categories}>
          {({ categories: { items } }) => {
            const named = items.flatMap(({ category, services }) =>
              category ? [{ category, services }] : [],
            );
            if (named.length === 0) return <Typography>{t.noCategories}</Typography>;
            return (
              <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 2, pt: 1 }}>
                {named.map((each) => (
                  <CategoryRow key={each.category} {...each} />
                ))}
              </Box>
            );
          }}
        </Loaded>
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2.5 }}>
        <Button onClick={onClose}>{shared.close}</Button>
      </DialogActions>
    </Dialog>
  );
}

function CategoryRow({ category, services }: { readonly category: string; readonly services: number }) {
  const t = useTexts(serviceTexts);
  const shared = useSharedTexts();
  const toasts = useToasts();
  const rename = useWrite(renameCategory);
  const [name, setName] = useState(category);
  const save = async () => {
    try {
      await rename.mutateAsync({ from: category, to: name.trim() || null });
      toasts.done(t.renamed);
    } catch (error) {
      toasts.failed(error);
    }
  };
  return (
    <Box component="li" sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
      <TextInput
        label={t.rename(category)}
        value={name}
        onChange={setName}
        maxLength={60}
        help={t.countServices(services)}
      />
      <Button
        variant="outlined"
        disabled={name.trim() === category || rename.isPending}
        onClick={() => void save()}
      >
        {shared.save}
      </Button>
    </Box>
  );
}
