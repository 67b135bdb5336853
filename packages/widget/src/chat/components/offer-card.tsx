import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import { useEffect, useState } from 'react';
import type { ChangeFact, Offer } from '../../../../schema/src/generated/types.ts';
import { timeLeft } from '../countdown.ts';
import { fill, type TextKey } from '../texts/texts.ts';
import { Icon } from './icons.tsx';
import { useView } from './view.ts';

const changes: readonly [ChangeFact, TextKey][] = [
  ['SLOT', 'changeSlot'],
  ['SERVICE', 'changeService'],
  ['PROVIDER', 'changeProvider'],
  ['CONTACT', 'changeContact'],
];

export function OfferCard({ offer }: { offer: Offer }) {
  const { chat, texts, format, busy, focusComposer } = useView();
  const [changing, setChanging] = useState(false);
  const contact = [offer.customerName, offer.customerEmail, offer.customerPhone].filter(Boolean).join(' · ');
  return (
    <section className="sheet" part="offer" aria-label={texts.offer}>
      <h3>{texts.offer}</h3>
      <dl>
        <Fact name={texts.service} value={offer.serviceName} strong />
        <Fact name={texts.when} value={format.full(offer.start, offer.timezone)} strong />
        <Fact name={texts.provider} value={offer.providerName} />
        {offer.price && <Fact name={texts.price} value={format.money(offer.price)} />}
        {contact && <Fact name={texts.contact} value={contact} />}
      </dl>
      <ZoneNote zone={offer.timezone} />
      {offer.heldUntil && <Held until={offer.heldUntil} zone={offer.timezone} />}
      {changing ? (
        <fieldset className="chips actions" aria-label={texts.changeWhat}>
          {changes.map(([fact, key], index) => (
            <Chip
              key={fact}
              component="button"
              clickable
              ref={index === 0 ? focusNow : undefined}
              disabled={busy}
              label={texts[key]}
              part="chip"
              onClick={() => {
                chat.send(`${texts.change}: ${texts[key].toLowerCase()}`, { change: fact });
                focusComposer();
              }}
            />
          ))}
          <Button variant="text" className="small" onClick={() => setChanging(false)}>
            {texts.back}
          </Button>
        </fieldset>
      ) : (
        <div className="actions">
          <Button
            variant="contained"
            className="grow"
            disabled={busy}
            onClick={() => {
              chat.send(texts.confirmSaid, { confirmOffer: offer.offerId });
              focusComposer();
            }}
          >
            {texts.confirm}
          </Button>
          <Button variant="outlined" disabled={busy} onClick={() => setChanging(true)}>
            {texts.change}
          </Button>
        </div>
      )}
    </section>
  );
}

/** What was pressed is gone; its place in the tab order is taken by the first of what replaced it. */
const focusNow = (element: HTMLElement | null) => element?.focus();

export const Fact = ({ name, value, strong }: { name: string; value: string; strong?: boolean }) => (
  <div>
    <dt>{name}</dt>
    <dd className={strong ? 'strong' : ''}>{value}</dd>
  </div>
);

/** Said only when the customer's zone is not the business's. */
export function ZoneNote({ zone }: { zone: string }) {
  const { state, texts, format } = useView();
  if (!state.config || state.config.business.timezone === zone) return null;
  return <p className="hint">{fill(texts.zoneNote, { zone: format.zone(zone) })}</p>;
}

/** The time it ends is text; the seconds are only for the eye, or a screen reader would hear each. */
function Held({ until, zone }: { until: string; zone: string }) {
  const { texts, format } = useView();
  const left = useCountdown(Date.parse(until));
  return (
    <p className="held">
      <Icon name="clock" />
      {left ? (
        <span>
          {fill(texts.heldUntil, { time: format.time(until, zone) })}
          <span aria-hidden="true"> · {fill(texts.heldLeft, { left })}</span>
        </span>
      ) : (
        <span role="status">{texts.holdLapsed}</span>
      )}
    </p>
  );
}

function useCountdown(until: number): string | null {
  const [now, setNow] = useState(() => Date.now());
  const left = timeLeft(until, now);
  const running = left !== null;
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [running]);
  return left;
}
