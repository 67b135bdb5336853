import type { Role } from '@booking-chat/schema/generated/types';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import { useCallback, useId, useState } from 'react';
import { useWrite } from '../../shared/api/hooks.ts';
import { useMe } from '../../shared/auth/me.tsx';
import { useToasts } from '../../shared/components/toast.tsx';
import { ChoiceInput, TextInput } from '../../shared/forms/fields.tsx';
import { type FieldErrors, useForm } from '../../shared/forms/use-form.ts';
import { type Lang, languageNames, languages } from '../../shared/i18n/language.ts';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { useSharedTexts } from '../../shared/i18n/texts/index.ts';
import { invitePerson } from './requests.ts';
import { teamTexts } from './texts/index.ts';

interface Invitation {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly language: Lang;
}

/** A mail with the way in, for somebody new. */
export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(teamTexts);
  const shared = useSharedTexts();
  const me = useMe();
  const toasts = useToasts();
  const write = useWrite(invitePerson);
  const titleId = useId();
  const [stored] = useState(() => ({
    version: 0,
    values: { email: '', name: '', role: 'ADMIN', language: me.language as Lang } satisfies Invitation,
  }));
  const check = useCallback(
    ({ email }: Invitation): FieldErrors =>
      /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(email.trim())
        ? {}
        : { email: email.trim() ? t.notAnEmail : shared.required },
    [t, shared],
  );
  const form = useForm<Invitation>({ stored, draft: null, check });
  const { values, errors, set } = form;

  async function send() {
    if (!form.check()) return;
    const email = values.email.trim();
    try {
      const input = { email, name: values.name.trim() || null, role: values.role, language: values.language };
      await write.mutateAsync({ input });
      toasts.done(t.invited(email));
      onClose();
    } catch (error) {
      if (!form.refused(error)) toasts.failed(error);
    }
  }

  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{t.inviteTitle}</DialogTitle>
      <Box
        component="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
        sx={{ display: 'contents' }}
      >
        <DialogContent sx={{ display: 'grid', gap: 2, '&&': { pt: 0.5 } }}>
          <DialogContentText>{t.inviteText}</DialogContentText>
          <TextInput
            type="email"
            label={t.email}
            value={values.email}
            onChange={(email) => set('email', email)}
            error={errors.email}
            maxLength={254}
            required
            autoFocus
          />
          <TextInput
            label={`${t.name} (${shared.optional})`}
            value={values.name}
            onChange={(name) => set('name', name)}
            error={errors.name}
            maxLength={100}
          />
          <ChoiceInput<Role>
            label={t.role}
            value={values.role}
            onChange={(role) => set('role', role)}
            options={(['ADMIN', 'VIEWER', 'OWNER'] as const).map((value) => ({
              value,
              label: t.roles[value],
            }))}
            help={t.roleMeans[values.role]}
          />
          <ChoiceInput<Lang>
            label={t.mailLanguage}
            value={values.language}
            onChange={(language) => set('language', language)}
            options={languages.map((value) => ({ value, label: languageNames[value] }))}
          />
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2.5 }}>
          <Button onClick={onClose}>{shared.cancel}</Button>
          <Button type="submit" variant="contained" disabled={write.isPending}>
            {t.sendInvitation}
          </Button>
        </DialogActions>
      </Box>
    </Dialog>
  );
}
