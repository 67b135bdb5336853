import { type RefObject, useEffect, useState } from 'react';

function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const listen = () => setMatches(media.matches);
    listen();
    media.addEventListener('change', listen);
    return () => media.removeEventListener('change', listen);
  }, [query]);
  return matches;
}

export const usePrefersDark = (): boolean => useMedia('(prefers-color-scheme: dark)');

/** The same condition under which styles.css lets the panel fill the screen. */
export const useCoversPage = (): boolean => useMedia('(max-width: 640px), (max-height: 420px)');

/** Keeps a full-screen panel inside of what the on-screen keyboard leaves free, so that the input stays in sight. */
export function useVisualViewport(panel: RefObject<HTMLElement | null>, active: boolean): void {
  useEffect(() => {
    const viewport = window.visualViewport;
    if (!viewport || !active) return;
    const fit = () => {
      panel.current?.style.setProperty('--view-height', `${viewport.height}px`);
      panel.current?.style.setProperty('--view-top', `${viewport.offsetTop}px`);
    };
    fit();
    viewport.addEventListener('resize', fit);
    viewport.addEventListener('scroll', fit);
    return () => {
      viewport.removeEventListener('resize', fit);
      viewport.removeEventListener('scroll', fit);
      panel.current?.style.removeProperty('--view-height');
      panel.current?.style.removeProperty('--view-top');
    };
  }, [panel, active]);
}
