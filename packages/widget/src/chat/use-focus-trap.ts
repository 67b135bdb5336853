/** Tab and Shift+Tab go round inside of `container` (WAI-ARIA dialog pattern). */
export function keepFocusInside(
  container: HTMLElement | null,
  event: { shiftKey: boolean; preventDefault: () => void },
): void {
  if (!container) return;
  const stops = [
    ...container.querySelectorAll<HTMLElement>(
      'a[href],button:not([disabled]),input,textarea,[tabindex="0"]',
    ),
  ].filter((element) => !element.closest('[hidden],[aria-hidden=true]') && element.tabIndex >= 0);
  const active = (container.getRootNode() as ShadowRoot).activeElement;
  const [first, last] = [stops[0], stops.at(-1)];
  const leaves = event.shiftKey ? active === first || active === container : active === last;
  if (!leaves) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}
