import { openRealtime, realtimeUrl } from '../../realtime/src/realtime.ts';
import type { Listen, LiveScript } from './live-contract.ts';

/** The part of the widget that only a customer who talks with a person fetches: events of their one conversation. */
const listen: Listen = ({ apiUrl, publicKey, conversationId, onNews, onLive }) => {
  const realtime = openRealtime({
    url: realtimeUrl(apiUrl),
    host: new URL(apiUrl).host,
    authorization: async () => publicKey,
  });
  realtime.subscribe<{ onPersonReply: { kind: string } | null }>({
    query:
      'subscription($id:ID!){onPersonReply(conversationId:$id){tenantId kind conversationId messageId at}}',
    variables: { id: conversationId },
    onData: ({ onPersonReply: event }) => {
      if (event && /PERSON|RETURNED/.test(event.kind)) onNews();
    },
    onState: (state) => onLive(state === 'live'),
  });
  return realtime.close;
};

(document.currentScript as LiveScript).listen = listen;
