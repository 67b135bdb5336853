import type { Listen } from '../live-contract.ts';
import type { Chat } from './chat.ts';

type Surroundings = { apiUrl: string; publicKey: string; loadListen: () => Promise<Listen> };

/**
 * While a person is waited for or answers: hears of each of their messages and reads the conversation again. Where no
 * WebSocket gets through, it looks every ten seconds instead, as long as the panel is open.
 */
export function followPerson(chat: Chat, { apiUrl, publicKey, loadListen }: Surroundings) {
  let followed: string | null = null;
  let leave = () => {};
  let isLive = false;
  let isOpen = false;

  const unsubscribe = chat.subscribe(() => {
    const { reply, conversationId } = chat.getState();
    const wanted = reply?.handedOff ? conversationId : null;
    if (wanted === followed) return;
    leave();
    followed = wanted;
    leave = wanted ? follow(wanted) : () => {};
  });

  function follow(conversationId: string) {
    let left = false;
    let hangUp = () => {};
    const onNews = () => void chat.catchUp();
    const onLive = (live: boolean) => {
      isLive = live;
      if (live) onNews();
    };
    loadListen().then(
      (listen) => {
        if (!left) hangUp = listen({ apiUrl, publicKey, conversationId, onNews, onLive });
      },
      () => {},
    );
    const looks = setInterval(() => {
      if (isOpen && !isLive && !document.hidden) onNews();
    }, 10_000);
    return () => {
      left = true;
      isLive = false;
      clearInterval(looks);
      hangUp();
    };
  }

  return {
    setOpen(open: boolean) {
      isOpen = open;
      if (open && followed && !isLive) void chat.catchUp();
    },
    stop() {
      unsubscribe();
      leave();
    },
  };
}
