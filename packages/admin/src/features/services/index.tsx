import { Route, Routes } from 'react-router';
import { ServiceList } from './service-list.tsx';
import { EditService, NewService } from './service-page.tsx';

export function Component() {
  return (
    <Routes>
      <Route index element={<ServiceList />} />
      <Route path="new" element={<NewService />} />
      <Route path=":serviceId" element={<EditService />} />
    </Routes>
  );
}
