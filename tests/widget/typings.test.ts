import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'widget-typings-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What tsc says of a site's code that uses the typings as they are shipped. */
function check(code: string): string {
  const file = join(folder, 'site.ts');
  writeFileSync(
    file,
    `/// <reference path="${root}packages/widget/chat-agent-widget.d.ts" />\n${code}\nexport {};`,
  );
  try {
    const strict = ['--strict', '--noEmit', '--target', 'es2022', '--lib', 'es2022,dom', '--types', '', file];
    execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), ...strict], {
      cwd: folder,
    });
    return '';
  } catch (error) {
    return String((error as { stdout: Buffer }).stdout);
  }
}

test('everything documented is typed', () => {
  expect(
    check(`
      ChatAgentWidget.init({
        publicKey: 'pk_test_1', tenantId: 't', language: 'es-CL', position: 'left', autoOpen: false, primaryColor: '#e91e63',
        theme: 'auto', env: 'qa', apiUrl: 'https://api.example.com/graphql', userContext: { name: 'Ana', email: 'a@b.cl' },
        greetingMessage: 'Hola', messages: { confirm: 'Reservar' }, zIndex: 10, debug: true, nonce: 'n',
        onReady: ({ version, language }) => console.log(version.length, language === 'pt'),
        onOpen: ({ conversationId }) => conversationId?.length, onClose: () => {},
        onBookingCreated: (booking) => booking.price?.amount.toFixed(), onError: ({ code, retryable }) => code === 'NETWORK' && retryable,
      });
      window.ChatAgentWidget.on('booking:created', (booking) => booking.code.toUpperCase());
      ChatAgentWidget.on('widget:opened', ({ conversationId }) => conversationId);
      ChatAgentWidget.off('message:received', (event) => event.expects);
      ChatAgentWidget.open(); ChatAgentWidget.close(); ChatAgentWidget.toggle(); ChatAgentWidget.sendMessage('hola');
      const open: boolean = ChatAgentWidget.isOpen();
      const id: string | null = ChatAgentWidget.getConversationId();
      const { status, expects } = ChatAgentWidget.getState();
      ChatAgentWidget.setUserContext({ ...ChatAgentWidget.getUserContext(), phone: '+56' });
      ChatAgentWidget.updateConfig({ zIndex: 5 }); ChatAgentWidget.setTheme('dark'); ChatAgentWidget.destroy();
      ChatAgentWidget.push(['open']);
      console.log(open, id, status, expects);`),
  ).toBe('');
});

test.each([
  ['init without a key', 'ChatAgentWidget.init({})', 'publicKey'],
  ['an event that does not exist', "ChatAgentWidget.on('booked', () => {})", 'booked'],
  ['a payload used as another one', "ChatAgentWidget.on('error', (event) => event.bookingId)", 'bookingId'],
  ['a theme that does not exist', "ChatAgentWidget.setTheme('blue')", 'blue'],
])('%s is an error', (_name, code, named) => expect(check(code)).toContain(named));
