import Button from '@mui/material/Button';
import type { Business } from '../../../../schema/src/generated/types.ts';
import { isRetryable } from '../chat.ts';
import { problemText } from '../problem-text.ts';
import type { Entry, MessageEntry } from '../state.ts';
import { fill } from '../texts/texts.ts';
import { BookingCard } from './booking-card.tsx';
import { useView } from './view.ts';

/** Only messages: what is added here is read out. Chips and cards stand outside, so that they are not. */
export function MessageList() {
  const { state, texts, busy, greeting } = useView();
  const agent = state.config?.branding.agentName ?? '';
  const [first] = state.entries;
  return (
    <>
      <div className="log" role="log" aria-label={texts.log} aria-live="polite" part="messages">
        {state.entries.map((entry, index) => (
          <EntryView
            key={entry.id}
            entry={greeting && entry === first && isGreeting(entry) ? { ...entry, text: greeting } : entry}
            turns={senderOf(state.entries[index - 1]) !== senderOf(entry)}
          />
        ))}
      </div>
      <div role="status">
        {(busy || state.at === 'loading') && state.online && (
          <span className="typing">
            <i />
            <i />
            <i />
            <span className="sr">{fill(texts.typing, { agent })}</span>
          </span>
        )}
      </div>
    </>
  );
}

const isGreeting = (entry: Entry): entry is MessageEntry =>
  entry.type === 'message' && entry.sender === 'AGENT';
const senderOf = (entry: Entry | undefined) => (entry?.type === 'message' ? entry.sender : null);

function EntryView({ entry, turns }: { entry: Entry; turns: boolean }) {
  const { texts, state } = useView();
  if (entry.type === 'notice') return <p className="notice">{texts.newConversation}</p>;
  const mine = entry.sender === 'CUSTOMER';
  const { delivery } = entry;
  const look = delivery.at === 'failed' ? 'unsent' : delivery.at === 'waiting' ? 'sending' : '';
  const author = mine
    ? texts.you
    : entry.sender === 'PERSON'
      ? fill(texts.person, { business: state.config?.business.name ?? '' })
      : state.config?.branding.agentName;
  return (
    <div
      className={`message ${mine ? 'mine' : 'theirs'} ${look} ${turns ? 'turns' : ''}`}
      part={`message ${mine ? 'message-customer' : 'message-agent'}`}
    >
      <span className={entry.sender === 'PERSON' ? 'from' : 'sr'}>{author}: </span>
      <p className="bubble" dir="auto">
        {entry.text}
      </p>
      {delivery.at === 'failed' && <Failed id={entry.id} code={delivery.code} />}
      {entry.booking && <BookingCard booking={entry.booking} />}
    </div>
  );
}

function Failed({ id, code }: { id: string; code: Parameters<typeof problemText>[0] }) {
  const { chat, state, texts } = useView();
  const { key, showContact } = problemText(code);
  return (
    <div className="delivery">
      <span>
        {texts.unsent}. {texts[key]}
      </span>
      {isRetryable(code) && (
        <Button variant="text" className="small" onClick={() => chat.retry(id)}>
          {texts.retry}
        </Button>
      )}
      {showContact && <Reach business={state.config?.business} />}
    </div>
  );
}

/** The way forward when the chat has none: the business itself. */
export function Reach({ business }: { business: Business | undefined }) {
  const { texts } = useView();
  if (!business?.phone && !business?.email) return null;
  return (
    <span className="reach">
      {texts.reach}{' '}
      {business.phone && <a href={`tel:${business.phone.replace(/[^+\d]/g, '')}`}>{business.phone}</a>}
      {business.phone && business.email && ' · '}
      {business.email && <a href={`mailto:${business.email}`}>{business.email}</a>}
    </span>
  );
}
