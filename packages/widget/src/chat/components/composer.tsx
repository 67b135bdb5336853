import IconButton from '@mui/material/IconButton';
import InputBase from '@mui/material/InputBase';
import type { KeyboardEvent, RefObject } from 'react';
import { Icon } from './icons.tsx';
import { useView } from './view.ts';

/** What the API takes. */
const longest = 2000;

export function Composer({ inputRef }: { inputRef: RefObject<HTMLTextAreaElement | null> }) {
  const { chat, state, texts } = useView();
  const send = () => {
    chat.send(state.draft);
    inputRef.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const sends = event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing;
    if (!sends) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      className="composer"
      part="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <InputBase
        multiline
        maxRows={4}
        inputRef={inputRef}
        value={state.draft}
        placeholder={texts.inputPlaceholder}
        onChange={(event) => chat.draft(event.target.value)}
        onKeyDown={onKeyDown}
        inputProps={{
          'aria-label': texts.inputLabel,
          part: 'input',
          dir: 'auto',
          maxLength: longest,
          enterKeyHint: 'send',
          autoComplete: 'off',
        }}
      />
      <IconButton type="submit" aria-label={texts.send} disabled={!state.draft.trim()} part="send">
        <Icon name="send" />
      </IconButton>
    </form>
  );
}
