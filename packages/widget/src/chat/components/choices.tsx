import Chip from '@mui/material/Chip';
import type { ChatReply } from '../../../../schema/src/generated/types.ts';
import { ContactForm } from './contact-form.tsx';
import { OfferCard } from './offer-card.tsx';
import { ProviderCards } from './provider-cards.tsx';
import { ServiceCards } from './service-cards.tsx';
import { SlotPicker } from './slot-picker.tsx';
import { useView } from './view.ts';

/** What the latest reply offers to choose from. Free text is as good as any of it. */
export function Choices({ reply }: { reply: ChatReply }) {
  return (
    <div className="choices">
      {reply.suggestedServices.length > 0 && <ServiceCards services={reply.suggestedServices} />}
      {reply.suggestedProviders.length > 0 && (
        <ProviderCards providers={reply.suggestedProviders} anyone={reply.expects === 'PROVIDER'} />
      )}
      {reply.suggestedSlots.length > 0 && (
        <SlotPicker key={reply.message.id} suggested={reply.suggestedSlots} />
      )}
      {reply.expects === 'CONTACT' && <ContactForm key={reply.message.id} />}
      {reply.offer && reply.expects === 'CONFIRMATION' && (
        <OfferCard key={reply.offer.offerId} offer={reply.offer} />
      )}
      {reply.quickReplies.length > 0 && <QuickReplies reply={reply} />}
    </div>
  );
}

function QuickReplies({ reply }: { reply: ChatReply }) {
  const { chat, texts, busy, focusComposer } = useView();
  // The cards already offer anyone who is free.
  const quickReplies = reply.quickReplies.filter(
    ({ value }) => value !== 'any-provider' || reply.suggestedProviders.length < 2,
  );
  return (
    <fieldset className="chips" aria-label={texts.quickReplies}>
      {quickReplies.map(({ label, value }) => (
        <Chip
          key={value}
          component="button"
          clickable
          disabled={busy}
          label={label}
          part="chip"
          onClick={() => {
            chat.send(label, { quickReply: value });
            focusComposer();
          }}
        />
      ))}
    </fieldset>
  );
}
