import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, Suspense, useState } from 'react';
import { RouterProvider } from 'react-router/dom';
import type { ApiClient } from '../shared/api/client.ts';
import { ApiContext, newQueryClient } from '../shared/api/hooks.ts';
import { SessionContext } from '../shared/auth/me.tsx';
import type { Session } from '../shared/auth/session.ts';
import { ConfirmProvider } from '../shared/components/confirm.tsx';
import { Splash } from '../shared/components/splash.tsx';
import { ToastProvider } from '../shared/components/toast.tsx';
import type { PanelConfig } from '../shared/config.ts';
import { ConfigContext } from '../shared/config-context.ts';
import { LanguageProvider } from '../shared/i18n/language-context.tsx';
import { theme } from '../shared/theme/theme.ts';
import { createRouter } from './router.tsx';

/** Everything that screens find around them. */
export function App({
  config,
  session,
  api,
}: {
  readonly config: PanelConfig;
  readonly session: Session;
  readonly api: ApiClient;
}) {
  const [router] = useState(createRouter);
  const [queries] = useState(newQueryClient);
  return (
    <Look>
      <ConfigContext value={config}>
        <SessionContext value={session}>
          <ApiContext value={api}>
            <QueryClientProvider client={queries}>
              <ToastProvider>
                <ConfirmProvider>
                  <RouterProvider router={router} />
                </ConfirmProvider>
              </ToastProvider>
            </QueryClientProvider>
          </ApiContext>
        </SessionContext>
      </ConfigContext>
    </Look>
  );
}

/** Theme and language: what even the page that says why nothing works needs. */
export function Look({ children }: { readonly children: ReactNode }) {
  return (
    <ThemeProvider theme={theme} defaultMode="system" modeStorageKey="admin.mode">
      <CssBaseline enableColorScheme />
      <LanguageProvider>
        <Suspense fallback={<Splash />}>{children}</Suspense>
      </LanguageProvider>
    </ThemeProvider>
  );
}
