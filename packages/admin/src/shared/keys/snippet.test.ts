import { describe, expect, it } from 'vitest';
import { policyOf, type SnippetChoice, shopifySnippet, snippetOf, wordPressSnippet } from './snippet.ts';

const choice: SnippetChoice = {
  widgetUrl: 'https://cdn.example.com/chat-widget/latest/chat-widget.js',
  apiUrl: 'https://cdn.example.com/graphql',
  tenantId: 'ten_1',
  key: 'pk_live_abc',
  language: '',
  position: 'right',
  theme: '',
  primaryColor: '#e91e63',
  autoOpen: false,
};

describe('the tag for a site', () => {
  it.each([
    [
      'says nothing of what is left open',
      {},
      [],
      ['data-language', 'data-theme', 'data-auto-open', 'data-api-url'],
    ],
    [
      'says what was chosen',
      { language: 'pt', theme: 'dark', autoOpen: true },
      ['data-language="pt"', 'data-theme="dark"', 'data-auto-open="true"'],
      [],
    ],
    [
      'names an API that is not beside the script',
      { apiUrl: 'https://api.example.com/graphql' },
      ['data-api-url="https://api.example.com/graphql"'],
      [],
    ],
    [
      'lets no value out of its attribute',
      { primaryColor: '"><script>' },
      ['data-primary-color="&quot;>&lt;script>"'],
      [],
    ],
  ] as const)('%s', (_name, changes, present, absent) => {
    const text = snippetOf({ ...choice, ...changes });
    expect(text).toContain('data-public-key="pk_live_abc"');
    for (const part of present) expect(text).toContain(part);
    for (const part of absent) expect(text).not.toContain(part);
  });

  it('takes the language of the page where the site knows it', () => {
    expect(wordPressSnippet(choice)).toContain(
      `data-language="<?php echo esc_attr(get_bloginfo('language')); ?>"`,
    );
    expect(shopifySnippet(choice)).toContain('data-language="{{ request.locale.iso_code }}"');
    expect(shopifySnippet({ ...choice, language: 'es' })).toContain('data-language="es"');
  });

  it('comes with what a policy has to allow', () => {
    expect(
      policyOf({
        widgetUrl: choice.widgetUrl,
        apiUrl: 'https://api.example.com/graphql',
        realtimeUrl: 'wss://api.example.com/graphql/realtime',
        logoUrl: null,
      }),
    ).toBe(
      'script-src  https://cdn.example.com;\nconnect-src https://api.example.com wss://api.example.com;',
    );
  });
});
