import type {
  ChatAgentConfig,
  ChatAgentEvents,
  ChatAgentState,
  ChatAgentUserContext,
} from '../chat-agent-widget';

/** What the loader lends to the panel. Both come from one release: the loader asks for the panel by version. */
export type PanelHost = {
  root: ShadowRoot;
  config: ChatAgentConfig;
  apiUrl: string;
  emit: Emit;
  close: () => void;
};

export type Emit = <Name extends keyof ChatAgentEvents>(name: Name, payload: ChatAgentEvents[Name]) => void;

export type Panel = {
  show: () => void;
  hide: () => void;
  send: (text: string) => void;
  update: (config: ChatAgentConfig) => void;
  setUserContext: (context: ChatAgentUserContext) => void;
  state: () => PanelState;
  destroy: () => void;
};

export type PanelState = Omit<ChatAgentState, 'initialized' | 'open'>;

export type MountPanel = (host: PanelHost) => Panel;

/** The panel's script leaves its function on its own element, so that no second global is needed. */
export type PanelScript = HTMLScriptElement & { mountPanel?: MountPanel };
