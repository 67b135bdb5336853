import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Message } from './message.ts';
import { type Outbox, openOutbox } from './outbox.ts';
import { recorded, smtpTransport } from './smtp.ts';
import { MessageRejected } from './transport.ts';

const received: { to: string[]; data: string }[] = [];
let refuse: number | null = null;
const server = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onRcptTo(_address, _session, done) {
    done(refuse ? Object.assign(new Error('no'), { responseCode: refuse }) : null);
  },
  onData(stream, session, done) {
    let data = '';
    stream.on('data', (chunk) => {
      data += chunk;
    });
    stream.on('end', () => {
      received.push({ to: session.envelope.rcptTo.map(({ address }) => address), data });
      done();
    });
  },
});

let folder: string;
let outbox: Outbox;
let smtp: ReturnType<typeof smtpTransport>;
beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.server.address() as AddressInfo;
  smtp = smtpTransport({ url: `smtp://127.0.0.1:${port}`, from: 'bookings@saas.example' });
});
afterAll(async () => {
  smtp.close();
  await new Promise<void>((closed) => server.close(closed));
});
beforeEach(() => {
  received.length = 0;
  refuse = null;
  folder = mkdtempSync(join(tmpdir(), 'smtp-'));
  outbox = openOutbox(folder);
  return () => rmSync(folder, { recursive: true });
});

const message: Message = {
  id: 'abc123',
  tenantId: 'one',
  kind: 'confirmed',
  role: 'customer',
  language: 'es',
  at: '2026-11-22T12:00:00.000Z',
  fromName: 'Clínica Aurora',
  replyTo: 'hola@clinic.example',
  to: { name: 'Juan Pérez', email: 'juan@example.com' },
  subject: 'Reserva confirmada: Limpieza facial',
  text: 'Hola, Juan',
  html: '<p>Hola, Juan</p>',
  calendar: { method: 'REQUEST', filename: 'K7PMQ2.ics', content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' },
  bookingId: 'b1',
};

it('sends text, HTML and the calendar part, from the tenant by name', async () => {
  await recorded(smtp, outbox).send(message);
  const [mail] = received;
  expect(mail?.to).toEqual(['juan@example.com']);
  expect(mail?.data).toMatch(/^From: =\?UTF-8\?.+\?= <bookings@saas\.example>/m);
  expect(mail?.data).toMatch(/^Reply-To: hola@clinic\.example/m);
  expect(mail?.data).toMatch(/^Message-ID: <abc123@booking-chat>/im);
  expect(mail?.data).toMatch(/^Auto-Submitted: auto-generated/im);
  expect(mail?.data).toMatch(/text\/plain; charset=utf-8/i);
  expect(mail?.data).toMatch(/text\/html; charset=utf-8/i);
  expect(mail?.data).toMatch(/text\/calendar; charset=utf-8; method=REQUEST/i);
  expect(mail?.data).toMatch(/filename="?K7PMQ2\.ics/);
  expect(await outbox.find('abc123')).toMatchObject({ delivery: 'smtp' });
});

it('does not send again what it sent before', async () => {
  const transport = recorded(smtp, outbox);
  await transport.send(message);
  await transport.send(message);
  expect(received).toHaveLength(1);
});

it('gives up on what is refused for good, and says so', async () => {
  refuse = 550;
  await expect(recorded(smtp, outbox).send(message)).rejects.toBeInstanceOf(MessageRejected);
  expect(await outbox.find('abc123')).toMatchObject({ delivery: 'rejected' });
});

it('leaves a passing fault to be tried again', async () => {
  refuse = 451;
  const error = await recorded(smtp, outbox)
    .send(message)
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Error);
  expect(error).not.toBeInstanceOf(MessageRejected);
  expect(await outbox.find('abc123')).toBeNull();
  refuse = null;
  await recorded(smtp, outbox).send(message);
  expect(received).toHaveLength(1);
});
