import Send from '@mui/icons-material/Send';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { conversationTexts } from './texts/index.ts';

/** Where a person writes. What was begun stays in this tab. */
export function Composer({
  conversationId,
  note,
  onSend,
}: {
  readonly conversationId: string;
  readonly note: string | null;
  readonly onSend: (text: string) => void;
}) {
  const t = useTexts(conversationTexts);
  const kept = `admin.reply.${conversationId}`;
  const [text, setText] = useState(() => sessionStorage.getItem(kept) ?? '');
  const helpId = useId();
  const change = (next: string) => {
    setText(next);
    if (next) sessionStorage.setItem(kept, next);
    else sessionStorage.removeItem(kept);
  };
  const send = () => {
    if (text.trim() === '') return;
    onSend(text.trim());
    change('');
  };
  const isTouch = matchMedia('(pointer: coarse)').matches;
  return (
    <Box
      component="form"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      sx={{ p: { xs: 1, md: 1.5 }, borderTop: 1, borderColor: 'divider', bgcolor: 'background.paper' }}
    >
      {note && <Typography sx={{ fontSize: '0.8125rem', color: 'text.secondary', mb: 1 }}>{note}</Typography>}
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-end' }}>
        <TextField
          label={t.reply}
          value={text}
          multiline
          maxRows={6}
          onChange={(event) => change(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || isTouch || event.nativeEvent.isComposing) return;
            event.preventDefault();
            send();
          }}
          slotProps={{ htmlInput: { maxLength: 2_000, 'aria-describedby': isTouch ? undefined : helpId } }}
        />
        <IconButton
          type="submit"
          aria-label={t.send}
          disabled={text.trim() === ''}
          sx={{
            width: 44,
            height: 40,
            bgcolor: 'primary.main',
            color: 'primary.contrastText',
            '&:hover': { bgcolor: 'primary.dark' },
            '&.Mui-disabled': { bgcolor: 'action.disabledBackground' },
          }}
        >
          <Send fontSize="small" />
        </IconButton>
      </Box>
      {!isTouch && (
        <Typography id={helpId} sx={{ fontSize: '0.75rem', color: 'text.secondary', mt: 0.5 }}>
          {t.replyHelp}
        </Typography>
      )}
    </Box>
  );
}
