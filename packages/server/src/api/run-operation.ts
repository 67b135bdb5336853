import type { Lang } from '@booking-chat/core/language/lang';
import type { App } from '../context.ts';
import { addUsage, monthOf } from '../store/usage.ts';
import { admit, authorize } from './authorize.ts';
import type { Credential } from './credential.ts';
import { languageOf } from './language.ts';
import { logCause } from './log-cause.ts';
import type { GuardedOperation, Operation } from './operation.ts';
import { parseInput } from './parse-input.ts';
import { type Caller, header } from './request.ts';
import { type GraphqlError, toGraphqlError } from './to-graphql-error.ts';

export type Answer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: GraphqlError };

/** One field of Query or Mutation with what it was asked. */
export interface AskedOperation {
  readonly name: string;
  readonly operation: Operation;
  readonly args: Readonly<Record<string, unknown>>;
}

/**
 * Runs one operation for its caller: credential → tenant → origin → rate → input → the operation. The same on every
 * host. Never throws: what fails is logged with its cause and answered without it.
 */
export async function runOperation(
  app: App,
  { name, operation, args }: AskedOperation,
  caller: Caller,
): Promise<Answer> {
  const started = performance.now();
  const progress: Progress = {
    credential: null,
    language: languageOf(asksForItself(operation) ? askedLanguage(args) : null, ...languageHeaders(caller)),
  };
  const logged = (extra: Record<string, unknown>) => ({
    tenantId: progress.credential?.tenantId ?? null,
    operation: name,
    requestId: caller.requestId,
    ms: Math.round((performance.now() - started) * 100) / 100,
    ...extra,
  });
  try {
    const value = operation.open
      ? await operation.resolve(app)
      : await runGuarded(app, operation, args, caller, progress);
    app.log.info(logged({}), 'operation');
    return { ok: true, value };
  } catch (thrown) {
    const error = toGraphqlError(thrown, progress.language ?? 'es', caller.requestId);
    const { errorType, errorInfo } = error;
    if (errorType === 'INTERNAL') {
      app.log.error(logged({ errorType, cause: logCause(thrown) }), 'operation failed');
      await countError(app, progress.credential, caller.requestId);
    } else app.log.info(logged({ errorType, reason: errorInfo.reason }), 'operation refused');
    return { ok: false, error };
  }
}

/** What is known of the request so far: an error is answered, logged and counted with it. */
interface Progress {
  credential: Credential | null;
  language: Lang | null;
}

async function runGuarded(
  app: App,
  operation: GuardedOperation,
  args: Readonly<Record<string, unknown>>,
  caller: Caller,
  progress: Progress,
): Promise<unknown> {
  const now = app.clock();
  const credential = caller.credential ?? (await authorize(app, header(caller, 'authorization')));
  progress.credential = credential;
  const { tenant, conversation } = await admit(app, credential, {
    access: operation,
    origin: header(caller, 'origin'),
    tenantHint: header(caller, 'x-tenant-id'),
    conversationId: askedConversation(args),
    now,
  });
  progress.language ??= tenant.language;
  const { language } = progress;
  const request = { requestId: caller.requestId, credential, tenant, conversation, language, now };
  return operation.resolve(app, request, parseInput(operation.input, args));
}

/** The conversation is read together with the key, so its id is looked at before the rest of the input. */
function askedConversation(args: Readonly<Record<string, unknown>>): string | undefined {
  const asked =
    args.conversationId ?? (args.input as { conversationId?: unknown } | undefined)?.conversationId;
  return typeof asked === 'string' && /^[A-Za-z0-9_-]{1,80}$/.test(asked) ? asked : undefined;
}

/** A person of the team names the language of somebody else: of a customer's mails, of an invitation. */
const asksForItself = (operation: Operation): boolean =>
  operation.open === true || operation.scope !== undefined;

function askedLanguage(args: Readonly<Record<string, unknown>>): string | null {
  const asked = args.language ?? (args.input as { language?: unknown } | undefined)?.language;
  return typeof asked === 'string' ? asked : null;
}

const languageHeaders = (caller: Caller) => [header(caller, 'x-language'), header(caller, 'accept-language')];

async function countError(app: App, credential: Credential | null, requestId: string): Promise<void> {
  if (!credential) return;
  try {
    await addUsage(app.db, credential.tenantId, monthOf(app.clock()), { errors: 1 });
  } catch (cause) {
    app.log.warn({ requestId, cause: logCause(cause) }, 'error not counted');
  }
}
