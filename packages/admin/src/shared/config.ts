/** What the panel is told by whoever serves it, at `/admin/config.json`. */
export interface PanelConfig {
  readonly apiUrl: string;
  readonly realtimeUrl: string;
  /** Script address of the widget's newest version. */
  readonly widgetUrl: string;
  readonly version: string;
  readonly auth: {
    readonly issuer: string;
    readonly clientId: string;
    readonly authorizeUrl: string;
    readonly tokenUrl: string;
    readonly revokeUrl: string;
    readonly logoutUrl: string;
    readonly scope: string;
    /** Where people change their own password and second factor; absent: the provider has no such page. */
    readonly accountUrl?: string;
    /** Absent: `/admin/signed-in` of the page's own origin. */
    readonly redirectUri?: string;
  };
}

export const panelBase = '/admin/';

let loading: Promise<PanelConfig> | null = null;

/** Asked for once. Rejects when the server does not answer; the next call asks again. */
export function loadConfig(): Promise<PanelConfig> {
  loading ??= fetch(`${panelBase}config.json`, { cache: 'no-store' })
    .then((response) => {
      if (!response.ok) throw new Error(`config.json: ${response.status}`);
      return response.json() as Promise<PanelConfig>;
    })
    .catch((cause: unknown) => {
      loading = null;
      throw cause;
    });
  return loading;
}
