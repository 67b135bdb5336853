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

  it.each([
    ['/admin/', '/admin/index.html'],
    ['/admin/signed-in', '/admin/index.html'],
    ['/admin/bookings/b_123', '/admin/index.html'],
    ['/admin/assets/index-BmEZbZif.js', '/admin/assets/index-BmEZbZif.js'],
    ['/admin/config.json', '/admin/config.json'],
    ['/admin/preview.html', '/admin/preview.html'],
    ['/admin/assets/gone.js', '/admin/assets/gone.js'],
  ])('panel: %s → %s', (uri, expected) => expect(run('admin-path', uri)).toBe(expected));

  it.each(['/', '/admin', '/releases/v0.1.0-3f/index.html', '/favicon.ico'])(
    'panel: %s goes to /admin/',
    (uri) => {
      const handler = new Function(`${edgeFunctionCode('admin-path')}; return handler;`)();
      expect(handler({ request: { uri, querystring: {} } })).toMatchObject({
        statusCode: 302,
        headers: { location: { value: '/admin/' } },
      });
    },
  );

  it('are within what CloudFront takes', () => {
    for (const name of ['widget-path', 'manage-path', 'admin-path'] as const)
      expect(Buffer.byteLength(edgeFunctionCode(name))).toBeLessThan(10_240);
  });
});
