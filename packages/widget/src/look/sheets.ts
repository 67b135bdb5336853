import createCache, { type EmotionCache } from '@emotion/cache';

/**
 * Style sheets of a shadow root that no `style-src` of the page concerns: constructed ones (CSSOM), in the order
 * they are added. A browser without them gets `<style>` elements with the page's nonce.
 */
export function addSheet(root: ShadowRoot, nonce?: string): Sheet {
  try {
    const sheet = new CSSStyleSheet();
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    return {
      replace: (css) => sheet.replaceSync(css),
      insert: (rule) => sheet.insertRule(rule, sheet.cssRules.length),
      remove: () => {
        root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet);
      },
    };
  } catch {
    const element = document.createElement('style');
    element.nonce = nonce ?? '';
    root.append(element);
    return {
      replace: (css) => {
        element.textContent = css;
      },
      insert: (rule) => element.sheet?.insertRule(rule, element.sheet.cssRules.length),
      remove: () => element.remove(),
    };
  }
}

export type Sheet = { replace: (css: string) => void; insert: (rule: string) => void; remove: () => void };

/** Emotion (under MUI) writes its rules into `sheet` in place of `<style>` elements in the page's head. */
export function emotionCache(sheet: Sheet): EmotionCache {
  const cache = createCache({ key: 'chat-agent' });
  cache.sheet.insert = (rule: string) => {
    // `@import` and such never come; an unknown pseudo-class of another engine is the one rule that may not parse.
    try {
      sheet.insert(rule);
    } catch {}
  };
  return cache;
}
