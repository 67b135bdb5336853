import { Route, Routes } from 'react-router';
import { CustomerList } from './customer-list.tsx';
import { EditCustomer, NewCustomer } from './customer-page.tsx';

export function Component() {
  return (
    <Routes>
      <Route index element={<CustomerList />} />
      <Route path="new" element={<NewCustomer />} />
      <Route path=":customerId" element={<EditCustomer />} />
    </Routes>
  );
}
