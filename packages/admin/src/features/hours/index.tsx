import { Route, Routes } from 'react-router';
import { HoursScreen } from './hours-page.tsx';

export function Component() {
  return (
    <Routes>
      <Route index element={<HoursScreen kind="TENANT" />} />
      <Route path="provider/:id" element={<HoursScreen kind="PROVIDER" />} />
      <Route path="service/:id" element={<HoursScreen kind="SERVICE" />} />
    </Routes>
  );
}
