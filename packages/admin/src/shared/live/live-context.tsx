import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useEffect, useMemo, useRef, useState } from 'react';
import { forget } from '../api/hooks.ts';
import type { Noun } from '../api/operation.ts';

/** `off`: nothing can be heard here; `connecting` and `lost`: not yet, or not now. */
export type LiveState = 'off' | 'connecting' | 'live' | 'lost';

/** Something happened; who wants to know more reads again. */
export interface LiveEvent {
  readonly noun: 'booking' | 'conversation';
  readonly id: string;
  readonly kind: string;
  readonly messageId?: string | null;
}

/** Hears of a business's events until it is closed. */
export type LiveSource = (on: {
  readonly event: (event: LiveEvent) => void;
  readonly state: (state: LiveState) => void;
  /** Connected again after a gap: events may have been missed. */
  readonly missed: () => void;
}) => { close(): void };

interface Live {
  readonly state: LiveState;
  readonly listen: (listener: (event: LiveEvent) => void) => () => void;
}

const Context = createContext<Live | null>(null);

/** What an event makes stale. */
const staleAfter: Readonly<Record<LiveEvent['noun'], readonly Noun[]>> = {
  booking: ['booking', 'overview', 'customer'],
  conversation: ['conversation', 'overview'],
};

export function LiveProvider({
  source,
  children,
}: {
  readonly source: LiveSource | null;
  readonly children: ReactNode;
}) {
  const reads = useQueryClient();
  const [state, setState] = useState<LiveState>(source ? 'connecting' : 'off');
  const listeners = useRef(new Set<(event: LiveEvent) => void>());
  useEffect(() => {
    if (!source) return;
    const connection = source({
      state: setState,
      missed: () => void forget(reads, [...staleAfter.booking, ...staleAfter.conversation]),
      event(event) {
        void forget(reads, staleAfter[event.noun]);
        for (const listener of listeners.current) listener(event);
      },
    });
    return () => connection.close();
  }, [source, reads]);
  const live = useMemo<Live>(
    () => ({
      state,
      listen(listener) {
        listeners.current.add(listener);
        return () => listeners.current.delete(listener);
      },
    }),
    [state],
  );
  return <Context value={live}>{children}</Context>;
}

export const useLiveState = (): LiveState => use(Context)?.state ?? 'off';

/**
 * Calls back for each event of a noun. Reads of the noun ask again by themselves; this is for what else a screen does,
 * such as a sound or a highlight.
 */
export function useLive(noun: LiveEvent['noun'], onEvent: (event: LiveEvent) => void): void {
  const live = use(Context);
  const latest = useRef(onEvent);
  useEffect(() => {
    latest.current = onEvent;
  });
  useEffect(
    () =>
      live?.listen((event) => {
        if (event.noun === noun) latest.current(event);
      }),
    [live, noun],
  );
}
