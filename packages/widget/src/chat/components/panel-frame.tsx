import Avatar from '@mui/material/Avatar';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from 'react';
import { isRetryable } from '../chat.ts';
import { problemText } from '../problem-text.ts';
import { fill } from '../texts/texts.ts';
import { keepFocusInside } from '../use-focus-trap.ts';
import { Choices } from './choices.tsx';
import { Composer } from './composer.tsx';
import { Icon } from './icons.tsx';
import { MessageList, Reach } from './message-list.tsx';
import { initials } from './provider-cards.tsx';
import { useView } from './view.ts';

export type PanelRefs = {
  panel: RefObject<HTMLElement | null>;
  input: RefObject<HTMLTextAreaElement | null>;
  scroller: RefObject<HTMLElement | null>;
};

/**
 * A dialog that Tab stays in and Escape leaves. It is modal only where it covers the page (phones, high zoom): beside
 * it, on a desktop, the page can still be read and clicked.
 */
export function PanelFrame({
  refs,
  coversPage,
  onClose,
}: {
  refs: PanelRefs;
  coversPage: boolean;
  onClose: () => void;
}) {
  const { state, texts, busy } = useView();
  const business = state.config?.business.name ?? '';
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Tab') keepFocusInside(refs.panel.current, event);
  };
  return (
    <section
      className="panel"
      part="panel"
      role="dialog"
      aria-modal={coversPage || undefined}
      aria-label={fill(texts.dialogLabel, { business }).trim()}
      aria-describedby="escape-hint"
      tabIndex={-1}
      ref={refs.panel}
      onKeyDown={onKeyDown}
    >
      <span className="sr" id="escape-hint">
        {texts.escapeHint}
      </span>
      <Header onClose={onClose} />
      {!state.online && (
        <p className="banner" role="status">
          <Icon name="offline" />
          {texts.offline}
        </p>
      )}
      {state.reply?.handedOff && (
        <p className="banner" role="status">
          <Icon name="person" />
          {texts.handedOff}
        </p>
      )}
      <Conversation scroller={refs.scroller} />
      <Composer inputRef={refs.input} />
      <span className="sr" role="status">
        {busy ? texts.sending : ''}
      </span>
    </section>
  );
}

function Header({ onClose }: { onClose: () => void }) {
  const { chat, state, texts } = useView();
  const { branding, business } = state.config ?? {};
  return (
    <header className="header" part="header">
      <Avatar className={branding?.logoUrl ? 'logo' : ''} src={branding?.logoUrl ?? undefined} alt="">
        {branding && initials(branding.agentName)}
      </Avatar>
      <div className="who">
        <h2>{branding?.agentName ?? ' '}</h2>
        <p>{business ? [business.name, texts.subtitle].filter(Boolean).join(' · ') : ' '}</p>
      </div>
      <IconButton aria-label={texts.restart} title={texts.restart} onClick={chat.restart}>
        <Icon name="restart" />
      </IconButton>
      <IconButton aria-label={texts.close} title={`${texts.close} (Esc)`} onClick={onClose}>
        <Icon name="close" />
      </IconButton>
    </header>
  );
}

function Conversation({ scroller }: { scroller: PanelRefs['scroller'] }) {
  const { state, texts, busy } = useView();
  useScrollToNews(scroller, state.entries, state.reply, busy);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="scroller" ref={scroller} tabIndex={0} aria-label={texts.log}>
      <MessageList />
      {state.at === 'failed' && state.trouble && <Trouble code={state.trouble} />}
      {state.at === 'ready' && !busy && state.reply && <Choices reply={state.reply} />}
    </section>
  );
}

function Trouble({ code }: { code: Parameters<typeof problemText>[0] }) {
  const { chat, state, texts } = useView();
  return (
    <div className="trouble" role="alert">
      <p>{texts[problemText(code).key]}</p>
      <Reach business={state.config?.business} />
      {isRetryable(code) && (
        <Button variant="outlined" onClick={chat.open}>
          {texts.retry}
        </Button>
      )}
    </div>
  );
}

/** To the newest, but never past the start of the latest message: its cards may be taller than the panel. */
function useScrollToNews(scroller: PanelRefs['scroller'], ...news: readonly unknown[]) {
  const seen = useRef<readonly unknown[]>([]);
  useLayoutEffect(() => {
    const element = scroller.current;
    const isNews = news.some((one, index) => one !== seen.current[index]);
    if (!element || !isNews) return;
    const latest = [...element.querySelectorAll<HTMLElement>('.message')].at(-1);
    const bottom = element.scrollHeight - element.clientHeight;
    const startOfLatest = latest ? latest.offsetTop - element.offsetTop - 12 : bottom;
    element.scrollTo({
      top: Math.min(bottom, startOfLatest),
      behavior: seen.current.length ? 'smooth' : 'instant',
    });
    seen.current = news;
  });
}
