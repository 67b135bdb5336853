import { Route, Routes } from 'react-router';
import { KeyPage } from './key-page.tsx';
import { KeysPage } from './keys-page.tsx';

export function Component() {
  return (
    <Routes>
      <Route index element={<KeysPage />} />
      <Route path=":keyId" element={<KeyPage />} />
    </Routes>
  );
}
