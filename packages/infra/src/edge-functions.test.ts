import { describe, expect, it } from 'vitest';
import { type EdgeFunctionName, edgeFunctionCode } from './constructs/edge-function.ts';

const run = (name: EdgeFunctionName, uri: string): string => {
  const handler = new Function(`${edgeFunctionCode(name)}; return handler;`)();
  return handler({ request: { uri, querystring: {} } }).uri;
};

describe('paths at the edge', () => {
  it.each([
    ['/chat-widget/latest/chat-widget.js', '/latest/chat-widget.js'],
    ['/chat-widget/v1.0.0/panel.js', '/v1.0.0/panel.js'],
    ['/v1.0.0/chat-widget.js', '/v1.0.0/chat-widget.js'],
    ['/latest/chat-widget/x.js', '/latest/chat-widget/x.js'],
  ])('widget: %s → %s', (uri, expected) => expect(run('widget-path', uri)).toBe(expected));

  it.each([
    ['/b/eyJ0IjoidGVuYW50In0.c2lnbmF0dXJl', '/manage/index.html'],
    ['/b/manage.js', '/manage/manage.js'],
    ['/b/manage.css', '/manage/manage.css'],
    ['/manage/manage.js', '/manage/manage.js'],
    ['/b/../secret.json', '/manage/index.html'],
    ['/', '/manage/index.html'],
  ])('customer page: %s → %s', (uri, expected) => expect(run('manage-path', uri)).toBe(expected));

  it('are within what CloudFront takes', () => {
    for (const name of ['widget-path', 'manage-path'] as const)
      expect(Buffer.byteLength(edgeFunctionCode(name))).toBeLessThan(10_240);
  });
});
