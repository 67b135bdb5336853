import { createBrowserRouter } from 'react-router';
import { Splash } from '../shared/components/splash.tsx';
import { Gate } from './gate.tsx';
import { Layout } from './layout/layout.tsx';
import { Crashed } from './pages/crashed.tsx';
import { NoSuchPage } from './pages/no-such-page.tsx';
import { SignedIn } from './pages/signed-in.tsx';
import { sections } from './sections.ts';

/** Every section is loaded when it is first opened; its own routes are inside it. */
export const createRouter = () =>
  createBrowserRouter(
    [
      { path: 'signed-in', element: <SignedIn /> },
      {
        element: (
          <Gate>
            <Layout />
          </Gate>
        ),
        hydrateFallbackElement: <Splash />,
        errorElement: <Crashed />,
        children: [
          ...sections.map(({ path, load }) => ({
            path: path === '' ? '/' : `${path}/*`,
            lazy: load,
            errorElement: <Crashed inside />,
          })),
          { path: '*', element: <NoSuchPage /> },
        ],
      },
    ],
    { basename: '/admin' },
  );
