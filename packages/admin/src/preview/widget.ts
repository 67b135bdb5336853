import type { PreviewState } from '../shared/preview/protocol.ts';

/** What the preview uses of the widget's one global; docs/widget-api.md says all of it. */
export interface Widget {
  init(config: WidgetConfig): void;
  updateConfig(config: Partial<WidgetConfig>): void;
  on(event: string, listener: () => void): void;
  getState(): PreviewState;
}

export interface WidgetConfig {
  readonly publicKey: string;
  readonly apiUrl: string;
  readonly language?: string;
  readonly greetingMessage: string;
  readonly primaryColor: string;
  readonly position: string;
  readonly theme: string;
  readonly autoOpen: boolean;
}
