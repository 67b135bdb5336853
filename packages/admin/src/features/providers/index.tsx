import { Route, Routes } from 'react-router';
import { ProviderList } from './provider-list.tsx';
import { EditProvider, NewProvider } from './provider-page.tsx';

export function Component() {
  return (
    <Routes>
      <Route index element={<ProviderList />} />
      <Route path="new" element={<NewProvider />} />
      <Route path=":providerId" element={<EditProvider />} />
    </Routes>
  );
}
