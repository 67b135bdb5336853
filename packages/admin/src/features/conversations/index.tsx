import { Route, Routes } from 'react-router';
import { Inbox } from './inbox.tsx';

export function Component() {
  return (
    <Routes>
      <Route path=":conversationId?" element={<Inbox />} />
    </Routes>
  );
}
