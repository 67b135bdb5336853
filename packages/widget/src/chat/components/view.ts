import { createContext, useContext } from 'react';
import type { Format } from '../../shared/format.ts';
import type { Chat } from '../chat.ts';
import type { ChatState } from '../state.ts';
import type { Texts } from '../texts/texts.ts';

/** What every part of the panel reads. */
export type View = {
  chat: Chat;
  state: ChatState;
  texts: Texts;
  format: Format;
  /** A message is on its way, so nothing else can be chosen yet. */
  busy: boolean;
  apiUrl: string;
  greeting: string | null;
  /** After a chip or card is used it is gone: the focus goes where the conversation continues. */
  focusComposer: () => void;
};

export const ViewContext = createContext<View | null>(null);

export function useView(): View {
  const view = useContext(ViewContext);
  if (!view) throw new Error('outside of the panel');
  return view;
}
