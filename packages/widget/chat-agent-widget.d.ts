/**
 * Agentic Booking Chat: the public interface of the widget.
 * Reference with examples: docs/widget-api.md
 */

export type ChatAgentLanguage = 'es' | 'en' | 'pt';
export type ChatAgentTheme = 'light' | 'dark' | 'auto';
export type ChatAgentPosition = 'left' | 'right';

/** What the site already knows about its visitor. It is used and confirmed in the chat, never asked again. */
export interface ChatAgentUserContext {
  userId?: string;
  name?: string;
  email?: string;
  phone?: string;
}

/** Texts of the panel that a site may replace, in the language it shows. Absent keys keep their built-in text. */
export interface ChatAgentMessages {
  launcherLabel?: string;
  subtitle?: string;
  inputLabel?: string;
  inputPlaceholder?: string;
  confirm?: string;
  change?: string;
  booked?: string;
  addToCalendar?: string;
  manage?: string;
  offline?: string;
  newConversation?: string;
  [key: string]: string | undefined;
}

export interface ChatAgentConfig {
  /** Public key of the tenant: `pk_live_…` or `pk_test_…`. Required. */
  publicKey: string;
  /** The API checks that it is the key's tenant; it never takes the key's place. */
  tenantId?: string;
  /** A language tag such as `es`, `es-CL`, `en-US` or `pt-BR`. Absent: the browser's, else the tenant's, else Spanish. */
  language?: string;
  /** Default: `right`. */
  position?: ChatAgentPosition;
  /** Opens the chat as soon as the page is ready. Default: false. */
  autoOpen?: boolean;
  /** `#rgb`, `#rrggbb` or `rgb(…)`. Default: the tenant's colour. Text colours that can be read on it are computed. */
  primaryColor?: string;
  /** Default: the tenant's theme, else `auto`. */
  theme?: ChatAgentTheme;
  /** Which of the release's APIs to talk to: `dev`, `qa` or `prod`. `dev` also turns `debug` on. Default: `prod`. */
  env?: string;
  /** Address of the GraphQL API. Default: the release's API for `env`, else `/graphql` on the script's own origin. */
  apiUrl?: string;
  userContext?: ChatAgentUserContext;
  /** Shown in place of the tenant's greeting. */
  greetingMessage?: string;
  messages?: ChatAgentMessages;
  /** Default: 2147483000. */
  zIndex?: number;
  /** Writes what happens to the console. */
  debug?: boolean;
  /** CSP nonce for the panel's script. Default: the nonce of the script tag. */
  nonce?: string;
  onReady?: (event: ChatAgentEvents['ready']) => void;
  onOpen?: (event: ChatAgentEvents['opened']) => void;
  onClose?: (event: ChatAgentEvents['closed']) => void;
  onBookingCreated?: (event: ChatAgentEvents['booking:created']) => void;
  onError?: (event: ChatAgentEvents['error']) => void;
}

export type ChatAgentConversationState =
  | 'INIT'
  | 'SERVICE_PENDING'
  | 'SERVICE_SELECTED'
  | 'PROVIDER_PENDING'
  | 'PROVIDER_SELECTED'
  | 'SLOT_PENDING'
  | 'CONFIRM_PENDING'
  | 'BOOKING_CONFIRMED';

export type ChatAgentExpects = 'SERVICE' | 'PROVIDER' | 'SLOT' | 'CONTACT' | 'CONFIRMATION' | 'NOTHING';

/** The API's codes, and one of the widget's own: `NETWORK` (nothing answered). */
export type ChatAgentErrorCode =
  | 'AUTH_FAILED'
  | 'ORIGIN_NOT_ALLOWED'
  | 'FORBIDDEN'
  | 'RATE_LIMITED'
  | 'PLAN_LIMIT_REACHED'
  | 'INVALID_INPUT'
  | 'NOT_FOUND'
  | 'CONVERSATION_EXPIRED'
  | 'SLOT_TAKEN'
  | 'SLOT_NOT_AVAILABLE'
  | 'CONFLICT'
  | 'AI_UNAVAILABLE'
  | 'INTERNAL'
  | 'NETWORK';

export interface ChatAgentSlot {
  serviceId: string;
  providerId: string;
  providerName: string;
  /** UTC, ISO 8601. */
  start: string;
  end: string;
  /** Wall clock in `timezone`: `YYYY-MM-DD` and `HH:MM`. */
  localDate: string;
  localTime: string;
  timezone: string;
}

/** A stored booking. Contact details and the manage link's token are left out: other scripts of the page listen too. */
export interface ChatAgentBooking extends ChatAgentSlot {
  bookingId: string;
  code: string;
  serviceName: string;
  status: 'PENDING' | 'CONFIRMED' | 'CANCELLED' | 'COMPLETED' | 'NO_SHOW';
  /** In the currency's minor unit. */
  price: { amount: number; currency: string } | null;
}

export interface ChatAgentEvents {
  /** The launcher is on the page and every method may be called. */
  ready: { version: string; tenantId: string | null; language: ChatAgentLanguage };
  opened: { conversationId: string | null };
  closed: { conversationId: string | null };
  'message:sent': { id: string; text: string; conversationId: string | null };
  'message:received': {
    id: string;
    text: string;
    sender: 'AGENT' | 'PERSON';
    conversationId: string;
    state: ChatAgentConversationState;
    expects: ChatAgentExpects;
  };
  'slot:selected': ChatAgentSlot;
  'booking:created': ChatAgentBooking;
  error: { code: ChatAgentErrorCode; message: string; retryable: boolean };
  /** Same as `opened`. */
  'widget:opened': ChatAgentEvents['opened'];
  /** Same as `closed`. */
  'widget:closed': ChatAgentEvents['closed'];
}

export interface ChatAgentState {
  /** `init` was called and `destroy` was not. */
  initialized: boolean;
  open: boolean;
  /** `idle` before the first opening, `loading` while the panel or the conversation is fetched. */
  status: 'idle' | 'loading' | 'ready' | 'failed';
  conversationId: string | null;
  conversationState: ChatAgentConversationState;
  expects: ChatAgentExpects;
  language: ChatAgentLanguage;
  messageCount: number;
  /** Messages that did not reach the server and wait for a retry. */
  unsentCount: number;
  booking: ChatAgentBooking | null;
}

export interface ChatAgentWidgetApi {
  readonly version: string;
  /** Puts the launcher on the page. Called again, it starts over with the new configuration. */
  init(config: ChatAgentConfig): void;
  open(): void;
  close(): void;
  toggle(): void;
  isOpen(): boolean;
  /** Sends a message as the customer. Before the first opening it opens the chat. */
  sendMessage(text: string): void;
  on<Name extends keyof ChatAgentEvents>(
    event: Name,
    listener: (payload: ChatAgentEvents[Name]) => void,
  ): void;
  off<Name extends keyof ChatAgentEvents>(
    event: Name,
    listener: (payload: ChatAgentEvents[Name]) => void,
  ): void;
  /** Merged into what is known already. */
  setUserContext(context: ChatAgentUserContext): void;
  getUserContext(): ChatAgentUserContext;
  getConversationId(): string | null;
  getState(): ChatAgentState;
  /** Changes the given settings at once, keeping the conversation (unless the key or API changes). */
  updateConfig(config: Partial<ChatAgentConfig>): void;
  setTheme(theme: ChatAgentTheme): void;
  /** Takes the widget off the page, with its listeners. `init` puts it back. */
  destroy(): void;
  /** Runs `[method, ...arguments]`: the form that also works before the script has loaded. */
  push(call: [method: string, ...args: unknown[]]): void;
}

declare global {
  interface Window {
    ChatAgentWidget: ChatAgentWidgetApi;
  }
  const ChatAgentWidget: ChatAgentWidgetApi;
}
