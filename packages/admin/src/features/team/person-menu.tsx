import type { Person, Role } from '@booking-chat/schema/generated/types';
import MoreVert from '@mui/icons-material/MoreVert';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useRef, useState } from 'react';
import { useWrite } from '../../shared/api/hooks.ts';
import { useConfirm } from '../../shared/components/confirm.tsx';
import { useToasts } from '../../shared/components/toast.tsx';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { changeRole, removePerson, resetPerson, setPersonEnabled } from './requests.ts';
import { teamTexts } from './texts/index.ts';

const roles = ['OWNER', 'ADMIN', 'VIEWER'] as const;

/** What can be done about a person, each with what follows from it. Rules of the team are the API's. */
export function PersonMenu({ person, isMe }: { readonly person: Person; readonly isMe: boolean }) {
  const t = useTexts(teamTexts);
  const confirm = useConfirm();
  const toasts = useToasts();
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const writes = {
    role: useWrite(changeRole),
    enabled: useWrite(setPersonEnabled),
    reset: useWrite(resetPerson),
    remove: useWrite(removePerson),
  };
  const { userId, email, name, role, status } = person;
  const who = name ?? email;

  async function ask(
    question: { title: string; text: string; yes: string; danger?: boolean },
    act: () => Promise<unknown>,
    done: string,
  ) {
    setOpen(false);
    if (!(await confirm(question))) return;
    try {
      await act();
      toasts.done(done);
    } catch (error) {
      toasts.failed(error);
    }
  }

  const toRole = (next: Role) =>
    ask(
      {
        title: t.roleTitle(who, t.roles[next]),
        text: `${t.roleMeans[next]} ${t.withinMinutes}${isMe ? ` ${t.yourself}` : ''}`,
        yes: t.makeRole(t.roles[next]),
        danger: isMe,
      },
      () => writes.role.mutateAsync({ userId, role: next }),
      t.roleDone(who, t.roles[next]),
    );
  return (
    <>
      <IconButton
        ref={anchor}
        aria-label={t.actionsFor(who)}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        <MoreVert fontSize="small" />
      </IconButton>
      <Menu open={open} onClose={() => setOpen(false)} anchorEl={() => anchor.current}>
        {roles
          .filter((one) => one !== role)
          .map((one) => (
            <MenuItem key={one} onClick={() => void toRole(one)}>
              {t.makeRole(t.roles[one])}
            </MenuItem>
          ))}
        <MenuItem
          onClick={() =>
            void ask(
              status === 'INVITED'
                ? { title: t.againTitle(who), text: t.againText(email), yes: t.again }
                : { title: t.resetTitle(who), text: t.resetText(email), yes: t.reset },
              () => writes.reset.mutateAsync({ userId }),
              t.mailed(email),
            )
          }
        >
          {status === 'INVITED' ? t.again : t.reset}
        </MenuItem>
        {status === 'DISABLED' ? (
          <MenuItem
            onClick={() =>
              void ask(
                { title: t.enableTitle(who), text: t.enableText, yes: t.enable },
                () => writes.enabled.mutateAsync({ userId, enabled: true }),
                t.enabled(who),
              )
            }
          >
            {t.enable}
          </MenuItem>
        ) : (
          <MenuItem
            onClick={() =>
              void ask(
                { title: t.disableTitle(who), text: t.disableText, yes: t.disable, danger: true },
                () => writes.enabled.mutateAsync({ userId, enabled: false }),
                t.disabled(who),
              )
            }
          >
            {t.disable}
          </MenuItem>
        )}
        <MenuItem
          sx={{ color: 'error.main' }}
          onClick={() =>
            void ask(
              { title: t.removeTitle(who), text: t.removeText, yes: t.remove, danger: true },
              () => writes.remove.mutateAsync({ userId }),
              t.removed(who),
            )
          }
        >
          {t.remove}
        </MenuItem>
      </Menu>
    </>
  );
}
