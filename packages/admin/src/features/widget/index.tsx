import { Route, Routes } from 'react-router';
import { InstallPage } from './install-page.tsx';
import { LookPage } from './look-page.tsx';

export function Component() {
  return (
    <Routes>
      <Route index element={<LookPage />} />
      <Route path="install" element={<InstallPage />} />
    </Routes>
  );
}
