import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { clockTime, localeOf, shortDate } from '@booking-chat/core/conversation/format';
import { isLang } from '@booking-chat/core/language/lang';
import type { Tenant } from '@booking-chat/core/tenancy/tenant';
import type { ChatReply } from '@booking-chat/schema/generated/types';
import { runTurn, startConversation } from '../../agent/run-turn.ts';
import { ApiError } from '../../api/errors.ts';
import type { App } from '../../context.ts';
import { getConversation } from '../../store/conversations.ts';

export interface ChatOptions {
  /** As the widget's `data-language`. */
  readonly language?: string | null;
  /** IANA zone of the pretended customer. */
  readonly timezone?: string | null;
  /** A file of messages and expectations (docs/conversation.md); absent: interactive. */
  readonly script?: string | null;
  /** One JSON reply a line instead of text. */
  readonly json?: boolean;
}

export interface ChatOutput {
  write(text: string): unknown;
}

/**
 * A conversation in the terminal with one tenant's agent, the same turns as the widget's. Resolves to the exit code:
 * 0, or 1 when a script's expectation was not met.
 */
export async function chat(
  app: App,
  tenant: Tenant,
  options: ChatOptions,
  input: NodeJS.ReadableStream = process.stdin,
  output: ChatOutput = process.stdout,
): Promise<number> {
  const talk = terminalTalk(app, tenant, options);
  const show = (reply: ChatReply) =>
    output.write(options.json ? `${JSON.stringify(reply)}\n` : `${pictured(reply, tenant)}\n`);
  if (options.script) return runScript(await readFile(options.script, 'utf8'), talk, show, output);
  show(await talk.open());
  const lines = createInterface({ input, terminal: false });
  for await (const line of lines) {
    const text = line.trim();
    if (text === '/quit') break;
    if (text) show(await talk.say(text));
  }
  return 0;
}

interface Talk {
  open(): Promise<ChatReply>;
  say(text: string): Promise<ChatReply>;
}

function terminalTalk(app: App, tenant: Tenant, { language, timezone }: ChatOptions): Talk {
  let conversationId: string | null = null;
  return {
    async open() {
      const reply = await startConversation(app, { tenant }, { language, timezone });
      conversationId = reply.conversationId;
      return reply;
    },
    async say(text) {
      const conversation = conversationId
        ? await getConversation(app.db, tenant.tenantId, conversationId, app.clock())
        : null;
      const reply = await runTurn(
        app,
        { tenant, conversation },
        { text, language, timezone, conversationId },
      );
      conversationId = reply.conversationId;
      return reply;
    },
  };
}

/** What each line of a script does: `# comment`, `< words the reply must hold`, `= STATE or EXPECTS`, else a message. */
async function runScript(
  script: string,
  talk: Talk,
  show: (reply: ChatReply) => unknown,
  output: ChatOutput,
): Promise<number> {
  let reply = await talk.open();
  show(reply);
  let failures = 0;
  for (const [at, raw] of script.split('\n').entries()) {
    const line = raw.trim();
    const wanted = line.slice(1).trim();
    if (!line || line.startsWith('#')) continue;
    if (line.startsWith('<') || line.startsWith('=')) {
      const met = line.startsWith('<')
        ? reply.message.text.toLowerCase().includes(wanted.toLowerCase())
        : reply.state === wanted || reply.expects === wanted;
      if (met) continue;
      failures++;
      output.write(`✗ line ${at + 1}: expected “${wanted}”, got ${reply.state}/${reply.expects}\n`);
      continue;
    }
    output.write(`› ${line}\n`);
    try {
      reply = await talk.say(line);
      show(reply);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      failures++;
      output.write(`✗ line ${at + 1}: ${error.code}\n`);
    }
  }
  output.write(failures === 0 ? '✓ script passed\n' : `✗ ${failures} expectation(s) not met\n`);
  return failures === 0 ? 0 : 1;
}

/** A reply as text: the words, then what the widget would show as chips. */
function pictured(reply: ChatReply, { country }: Tenant): string {
  const chips = [
    ...reply.suggestedServices.map((service) => service.name),
    ...reply.suggestedProviders.map((provider) => provider.name),
    ...slotLabels(reply, country),
    ...reply.quickReplies.map((quick) => quick.label),
  ];
  return chips.length > 0 ? `${reply.message.text}\n  [${chips.join('] [')}]` : reply.message.text;
}

/** "mar 24 nov 10:00", and with whom where that differs. */
function slotLabels({ suggestedSlots, language }: ChatReply, country: string): string[] {
  const locale = localeOf(isLang(language) ? language : 'es', country);
  const several = new Set(suggestedSlots.map(({ providerId }) => providerId)).size > 1;
  return suggestedSlots.map(({ start, timezone, providerName }) => {
    const minute = Date.parse(start) / 60_000;
    const when = `${shortDate(locale, timezone, minute)} ${clockTime(locale, timezone, minute)}`;
    return several ? `${when} ${providerName}` : when;
  });
}
