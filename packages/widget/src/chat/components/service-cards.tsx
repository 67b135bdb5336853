import Card from '@mui/material/Card';
import CardActionArea from '@mui/material/CardActionArea';
import type { Service } from '../../../../schema/src/generated/types.ts';
import { useView } from './view.ts';

export function ServiceCards({ services }: { services: readonly Service[] }) {
  const { chat, texts, format, busy, focusComposer } = useView();
  return (
    <ul className="cards" aria-label={texts.services}>
      {services.map((service) => (
        <Card component="li" key={service.serviceId} part="card">
          <CardActionArea
            disabled={busy}
            onClick={() => {
              chat.send(service.name, { serviceId: service.serviceId });
              focusComposer();
            }}
          >
            <span className="card-text">
              <b>{service.name}</b>
              {service.description && <small>{service.description}</small>}
            </span>
            <span className="facts">
              {service.price && <b>{format.money(service.price)}</b>}
              {format.minutes(service.durationMinutes)}
            </span>
          </CardActionArea>
        </Card>
      ))}
    </ul>
  );
}
