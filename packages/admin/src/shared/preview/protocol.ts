/** What panel and preview frame say to each other, by postMessage within one origin. */

export interface PreviewBranding {
  readonly primaryColor: string;
  readonly logoUrl: string | null;
  readonly agentName: string;
  readonly position: string;
}

export interface PreviewWish {
  readonly widgetUrl: string;
  readonly apiUrl: string;
  /** Chats and books nothing. */
  readonly token: string;
  /** null: as the browser and the business say. */
  readonly language: string | null;
  /** null: the business's. */
  readonly greeting: string | null;
  readonly branding: PreviewBranding;
  readonly theme: 'light' | 'dark' | 'auto';
  /** Of the page around the widget. */
  readonly scheme: 'light' | 'dark';
  /** The chat is open when it begins. */
  readonly open: boolean;
}

export interface PreviewRequest {
  readonly type: 'preview:show';
  readonly wish: PreviewWish;
}

/** As the widget tells it of its conversation. */
export interface PreviewState {
  readonly status: string;
  readonly open: boolean;
  readonly conversationState: string;
  readonly expects: string;
  readonly language: string;
  readonly messageCount: number;
  readonly booking: { readonly code: string } | null;
}

export type PreviewReport =
  | { readonly type: 'preview:loaded' }
  | { readonly type: 'preview:failed' }
  | { readonly type: 'preview:state'; readonly state: PreviewState };

export const isPreviewRequest = (data: unknown): data is PreviewRequest =>
  hasType(data) && data.type === 'preview:show';

export const isPreviewReport = (data: unknown): data is PreviewReport =>
  hasType(data) && typeof data.type === 'string' && data.type.startsWith('preview:');

const hasType = (data: unknown): data is { readonly type: unknown } =>
  typeof data === 'object' && data !== null && 'type' in data;
