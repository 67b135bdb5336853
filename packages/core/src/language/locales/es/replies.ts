import { withinInterval } from '../../../conversation/spoken-time.ts';
import { by, type Replies, type Show } from '../../../conversation/wording.ts';
import type { SlotRefusal } from '../../../scheduling/slots.ts';
import type { ContactFieldName } from '../../../tenancy/tenant.ts';

/** What the agent says in Spanish. Formal is usted; neutral and casual are tú. */
export const replies: Replies = {
  sentences: {
    greet: (_, show) =>
      show.greeting ??
      by(
        show,
        `Le damos la bienvenida a ${show.tenant.name}. ¿Qué desea reservar?`,
        `¡Hola! Soy el asistente de ${show.tenant.name}. ¿Qué te gustaría reservar?`,
        `¡Hola! 👋 Aquí ${show.tenant.name}. ¿Qué te reservo?`,
      ),
    hello: (_, show) =>
      by(show, 'Buenas. ¿En qué le puedo ayudar?', '¡Hola! ¿En qué te ayudo?', '¡Hola! ¿En qué te ayudo? 😊'),
    expired: (_, show) =>
      by(
        show,
        'Pasó un buen rato, así que empezamos de nuevo.',
        'Pasó un buen rato, así que partimos de nuevo.',
      ),
    restarted: (_, show) =>
      by(show, 'Empecemos de nuevo. ¿Qué desea reservar?', 'Partamos de nuevo. ¿Qué te gustaría reservar?'),
    welcome: (_, show) => by(show, 'Con mucho gusto.', '¡De nada!', '¡De nada! 😊'),
    goodbye: (_, show) =>
      by(
        show,
        'Hasta pronto. Aquí estaremos cuando nos necesite.',
        '¡Hasta pronto! Aquí estoy si necesitas algo más.',
      ),
    'not-understood': (_, show) =>
      by(show, 'Disculpe, no entendí bien.', 'Perdón, no te entendí bien.', 'Uy, no te entendí bien.'),
    'nothing-shown': (_, show) =>
      by(show, 'Esa opción no está en la lista.', 'Esa opción no está en la lista.'),
    'unknown-choice': (_, show) =>
      by(show, 'Eso ya no está disponible.', 'Eso ya no está disponible.', 'Eso ya no está disponible 😕.'),
    'handed-off': (_, show) =>
      by(
        show,
        'He avisado a una persona del equipo y le he pasado esta conversación: le responderá en cuanto pueda. Mientras tanto, puedo seguir ayudándole.',
        'Ya avisé a una persona del equipo y le pasé esta conversación: te responderá en cuanto pueda. Mientras tanto, puedo seguir ayudándote.',
      ),
    trial: () => 'Esto es solo una prueba: no se reservó, cambió ni envió nada. Un cliente de verdad leería:',
    refused: ({ why, wanted, providerId }, show) => refusal(why, wanted, providerId, show),
    'provider-not-for-service': ({ providerId, serviceId }, show) =>
      `${capital(person(show.provider(providerId)))} no atiende ${show.service(serviceId)}.`,
    'nobody-else': ({ providers, serviceId }, show) =>
      `${show.service(serviceId)}: solo ${providers.length === 1 ? 'atiende' : 'atienden'} ${show.list(people(providers, show))}.`,
    slots: ({ slots, how, wanted }, show) => {
      const [first] = slots;
      const few = show.few(slots, wanted);
      const { sole } = few;
      const whom = sole ? ` con ${person(sole)}` : '';
      const times = fewTimes(few, show);
      switch (how) {
        case 'first-free':
          return `Para ${first ? show.service(first.serviceId) : ''} tengo${whom} ${times}.`;
        case 'fit':
          return capital(`${whom.trim()} tengo ${times}.`.trim());
        case 'nearest':
          return `Lo más cercano${whom} es ${times}.`;
        case 'more':
          return `También tengo${whom} ${times}.`;
        case 'other-time':
        case 'other-day':
          return `Sí tengo${whom} ${times}.`;
        case 'other-provider':
          return sole ? `Con ${person(sole)} sí tengo ${times}.` : `Con otras personas sí tengo ${times}.`;
      }
    },
    'no-more-slots': () => 'No me quedan más opciones como las que pediste.',
    'no-slots': ({ serviceId }, show) => `Por ahora no quedan horas para ${show.service(serviceId)}.`,
    picked: ({ slot, earliest }, show) => {
      const text = `${show.service(slot.serviceId)} con ${person(show.provider(slot.providerId))}, ${bothClocks(slot.start, show)}`;
      return earliest
        ? `Lo más pronto: ${text}. ${by(show, 'Se la guardo mientras tanto.', 'Te la guardo mientras tanto.')}`
        : `${text}. ${by(show, 'Le guardo la hora mientras tanto.', 'Te guardo la hora mientras tanto.')}`;
    },
    'slot-lost': ({ slot }, show) =>
      `Justo se ocupó la hora del ${show.day(slot.start)} ${at(slot.start, show)}.`,
    'thanks-contact': ({ name }) => (name ? `Gracias, ${name.split(' ')[0]}.` : 'Gracias.'),
    'bad-email': (_, show) =>
      by(
        show,
        'Ese correo no parece completo.',
        'Ese correo no parece completo.',
        'Mmm, ese correo no parece completo.',
      ),
    dropped: (_, show) => by(show, 'De acuerdo, no he reservado nada.', 'Listo, no reservé nada.'),
    booked: ({ booking }, show) => {
      const text = `${booking.serviceName} con ${person(booking.providerName)}, ${bothClocks(booking.start, show)}. Código ${booking.code}.`;
      const mail = booking.customer.email
        ? by(
            show,
            ` Le envío los detalles a ${booking.customer.email}.`,
            ` Te envío los detalles a ${booking.customer.email}.`,
          )
        : '';
      return booking.status === 'PENDING'
        ? `${by(show, 'Recibimos su solicitud', 'Recibimos tu solicitud')}: ${text} ${by(show, 'Le avisaremos cuando el equipo la confirme.', 'Te avisaremos cuando el equipo la confirme.')}${mail}`
        : `${by(show, 'Su reserva está confirmada', '¡Listo! Tu reserva está confirmada', '¡Listo! 🎉 Quedó reservado')}: ${text}${mail}`;
    },
    'plan-limit': (_, show) => `Por ahora no podemos recibir más reservas por este medio.${reach(show)}`,
    'ask-the-business': (_, show) =>
      `No podemos tomar esta reserva por este medio. ${by(show, 'Consulte', 'Consulta')} directamente con el equipo.${reach(show)}`,
    price: ({ services }, show) => {
      const lines = services.map((id) => `${show.service(id)}: ${show.price(id) ?? 'precio por confirmar'}`);
      const [only] = services;
      if (services.length === 1 && only)
        return show.price(only)
          ? `${show.service(only)} cuesta ${show.price(only)}.`
          : `El precio de ${show.service(only)} se confirma con el equipo.`;
      return `Estos son los precios:\n${bullets(lines)}`;
    },
    duration: ({ services }, show) => {
      const [only] = services;
      if (services.length === 1 && only) return `${show.service(only)} dura ${show.duration(only)} minutos.`;
      return `Duración:\n${bullets(services.map((id) => `${show.service(id)}: ${show.duration(id)} min`))}`;
    },
    address: (_, show) => {
      const { address, directions } = show.tenant.business;
      if (!address) return `La dirección te la confirma el equipo.${reach(show)}`;
      return `Estamos en ${address}.${directions ? ` ${directions}` : ''}`;
    },
    hours: (_, show) => {
      const lines = show.weekHours().map(({ from, to, ranges }) => {
        const days = from === to ? from : `${from} a ${to}`;
        return `${days}: ${ranges.map(([a, b]) => `${a} a ${b}`).join(' y ')}`;
      });
      return lines.length > 0
        ? `Atendemos:\n${bullets(lines)}`
        : 'Los horarios dependen de cada profesional.';
    },
    'contact-details': (_, show) => reach(show).trim() || 'Por aquí mismo podemos ayudarte.',
    faq: ({ answer }) => answer,
    services: (_, show) =>
      `Estos son nuestros servicios:\n${bullets(
        show.services().map((id) => [show.service(id), show.price(id)].filter(Boolean).join(' · ')),
      )}`,
    providers: ({ providers }, show) =>
      providers.length === 1
        ? `Atiende ${person(show.provider(providers[0] ?? ''))}.`
        : `Atienden ${show.list(people(providers, show))}.`,
    'code-sent': ({ email }, show) =>
      by(
        show,
        `Para proteger sus datos: si hay reservas con ${email}, le llegará allí un código de 6 dígitos.`,
        `Para proteger tus datos: si hay reservas con ${email}, te llegará ahí un código de 6 dígitos.`,
      ),
    'code-wrong': ({ attemptsLeft }) =>
      attemptsLeft > 0
        ? `Ese código no coincide. Quedan ${attemptsLeft} ${attemptsLeft === 1 ? 'intento' : 'intentos'}.`
        : 'Ese código no coincide y ya no quedan intentos.',
    'code-expired': () => 'Ese código ya no sirve; puedo enviar uno nuevo.',
    'code-limit': (_, show) =>
      `Ya se enviaron varios códigos; por seguridad hay que esperar un rato.${reach(show)}`,
    'link-invalid': () => 'Ese enlace no corresponde a una reserva de aquí.',
    'no-bookings': (_, show) =>
      by(show, 'No veo reservas próximas suyas.', 'No veo reservas próximas tuyas.'),
    bookings: ({ bookings }, show) => {
      const lines = bookings.map((booking) => bookingText(booking, show));
      return bookings.length === 1
        ? `${by(show, 'Su próxima reserva', 'Tu próxima reserva')}: ${lines[0]}.`
        : `${by(show, 'Sus próximas reservas', 'Tus próximas reservas')}:\n${bullets(lines)}`;
    },
    'which-new-time': ({ booking }, show) => `Cambiemos ${bookingText(booking, show)}.`,
    cancelled: ({ booking }, show) =>
      `${by(show, 'Su reserva quedó cancelada', 'Listo, tu reserva quedó cancelada')}: ${bookingText(booking, show)}.`,
    kept: ({ booking }, show) =>
      `${by(show, 'De acuerdo, su reserva sigue igual', 'Perfecto, tu reserva sigue igual')}: ${bookingText(booking, show)}.`,
    moved: ({ booking }, show) =>
      `${by(show, 'Su reserva quedó cambiada', '¡Listo! Cambié tu reserva')}: ${bookingText(booking, show)}${onYourClock(booking.start, show)}.`,
    cutoff: ({ booking }, show) =>
      `Ya no se puede cambiar ni cancelar por aquí la reserva del ${show.day(booking.start)} ${at(booking.start, show)}: falta muy poco.${reach(show)}`,
    'cannot-change': ({ booking }, show) =>
      `La reserva del ${show.day(booking.start)} ${at(booking.start, show)} ya no se puede cambiar.${reach(show)}`,

    'ask-service': (_, show) =>
      by(show, '¿Qué servicio desea reservar?', '¿Qué servicio te gustaría reservar?', '¿Qué te reservo?'),
    'ask-which-service': ({ services }, show) =>
      `¿Cuál de estos: ${show.list(services.map(show.service), 'disjunction')}?`,
    'ask-provider': ({ providers }, show) =>
      `¿Con quién ${by(show, 'prefiere', 'prefieres')}: ${show.list(people(providers, show), 'disjunction')}?`,
    'ask-slot': ({ one, again }, show) => {
      if (one) return by(show, '¿Le acomoda?', '¿Te acomoda?', '¿Te sirve?');
      if (again)
        return by(
          show,
          '¿Cuál de las horas le acomoda?',
          '¿Cuál de las horas te acomoda?',
          '¿Cuál de las horas te sirve?',
        );
      return by(show, '¿Cuál le acomoda?', '¿Cuál te acomoda?', '¿Cuál te sirve?');
    },
    'ask-other-wish': (_, show) =>
      by(show, '¿Desea probar otro día u otro servicio?', '¿Probamos otro día u otro servicio?'),
    'ask-other-service': ({ providers }, show) =>
      `¿${by(show, 'Desea', 'Vemos')} otro servicio, o ${by(show, 'prefiere', 'prefieres')} seguir con ${either(people(providers, show), show)}?`,
    'ask-half': ({ times }, show) =>
      `¿${capital(
        show.list(
          times.map(
            (time) =>
              `${atClock(time)} ${show.clock(time)} ${Number(time.slice(0, 2)) < 12 ? 'de la mañana' : Number(time.slice(0, 2)) < 20 ? 'de la tarde' : 'de la noche'}`,
          ),
          'disjunction',
        ),
      )}?`,
    'ask-which-date': ({ dates }, show) =>
      `¿${capital(
        show.list(
          dates.map((date) => `el ${show.dayOf(date)}`),
          'disjunction',
        ),
      )}?`,
    'ask-contact': ({ fields, surname }, show) => {
      const names = fields.map((field) => contactNames[field]);
      const all = surname && !fields.includes('name') ? ['apellido', ...names] : names;
      const yours = by(show, 'su', 'tu');
      return `¿${by(show, 'Me indica', 'Me das')} ${show.list(all.map((name) => `${yours} ${name}`))}?`;
    },
    'ask-confirm': ({ slot, name, email, phone, approval }, show) => {
      const price = show.price(slot.serviceId);
      const who = [name, email, phone].filter(Boolean).join(', ');
      const text = `${show.service(slot.serviceId)} con ${person(show.provider(slot.providerId))}, ${bothClocks(slot.start, show)}${price ? `, ${price}` : ''}, a nombre de ${who}.`;
      const question = approval
        ? by(show, '¿Envío la solicitud?', '¿Envío la solicitud?')
        : by(show, '¿Confirmo su reserva?', '¿La confirmo?', '¿Te la confirmo?');
      return `${text} ${question}`;
    },
    'ask-what-to-change': (_, show) =>
      by(show, '¿Qué desea cambiar?', '¿Qué te gustaría cambiar?', '¿Qué cambiamos?'),
    'ask-anything-else': (_, show) =>
      by(show, '¿Le ayudo con algo más?', '¿Te ayudo con algo más?', '¿Algo más?'),
    'ask-email-for-code': (_, show) =>
      by(
        show,
        'Para ver sus reservas necesito comprobar que son suyas. ¿Con qué correo reservó?',
        'Para ver tus reservas necesito comprobar que son tuyas. ¿Con qué correo reservaste?',
      ),
    'ask-code': ({ again, email }, show) => {
      if (!again) return by(show, '¿Me escribe el código?', '¿Me escribes el código?');
      const where = email ? ` que llegaron a ${email}` : '';
      return by(
        show,
        `Escriba aquí los 6 dígitos${where}, o diga «déjalo» y seguimos con otra cosa.`,
        `Escribe aquí los 6 dígitos${where}, o dime «déjalo» y seguimos con otra cosa.`,
      );
    },
    'ask-which-booking': ({ purpose, bookings }, show) => {
      const verb = { cancel: 'cancelo', move: 'cambio', view: 'vemos' }[purpose];
      return `¿Cuál ${verb}?\n${bookings.map((booking, i) => `${i + 1}. ${bookingText(booking, show)}`).join('\n')}`;
    },
    'ask-what-about-booking': (_, show) =>
      by(show, '¿Desea cambiarla o cancelarla?', '¿Quieres cambiar o cancelar algo?'),
    'ask-confirm-cancel': ({ booking }, show) => `¿Cancelo ${bookingText(booking, show)}?`,
    'ask-confirm-move': ({ booking, slot }, show) => {
      const whom =
        slot.providerId === booking.providerId ? '' : ` con ${person(show.provider(slot.providerId))}`;
      return `¿Cambio ${by(show, 'su', 'tu')} reserva de ${booking.serviceName} del ${show.day(booking.start)} ${at(booking.start, show)} al ${show.day(slot.start)} ${at(slot.start, show)}${onYourClock(slot.start, show)}${whom}?`;
    },
  },

  quickReplies: (value, show) => {
    const [kind = '', rest = ''] = split(value);
    if (kind === 'date') return show.shortDay(rest);
    if (kind === 'time') return show.clock(rest);
    if (kind === 'booking') return 'Esta';
    return labels[value as keyof typeof labels] ?? value;
  },
};

const labels = {
  yes: 'Sí',
  no: 'No',
  more: 'Más opciones',
  later: 'Más tarde',
  earlier: 'Más temprano',
  earliest: 'Lo antes posible',
  'choose-provider': 'Elegir profesional',
  'any-provider': 'Cualquiera',
  'change-slot': 'Otra hora',
  'change-provider': 'Otro profesional',
  'change-service': 'Otro servicio',
  'change-contact': 'Mis datos',
  stop: 'Dejarlo así',
  human: 'Hablar con una persona',
  restart: 'Empezar de nuevo',
  book: 'Reservar',
  'my-bookings': 'Mis reservas',
  'cancel-booking': 'Cancelar reserva',
  'move-booking': 'Cambiar de hora',
  'new-code': 'Enviar otro código',
} as const;

const contactNames: Record<ContactFieldName, string> = { name: 'nombre', email: 'correo', phone: 'teléfono' };

function refusal(
  why: SlotRefusal,
  wanted: { start: number } | { date: string },
  providerId: string | null,
  show: Show,
): string {
  const day = 'start' in wanted ? show.day(wanted.start) : show.dayOf(wanted.date);
  const moment = 'start' in wanted ? `el ${day} ${at(wanted.start, show)}` : `el ${day}`;
  const who = providerId ? `${person(show.provider(providerId))} no atiende` : 'no atendemos';
  switch (why.kind) {
    case 'past':
      return 'start' in wanted ? `${capital(moment)} ya pasó.` : `${capital(`el ${day}`)} ya pasó.`;
    case 'closed': {
      const hours = why.hours.map(({ start, end }) => `${show.time(start)} a ${show.time(end)}`);
      if (hours.length === 0) return `${capital(`el ${day}`)} ${who}.`;
      if ('start' in wanted && why.hours.some((range) => withinInterval(wanted.start, range)))
        return `${capital(moment)} no alcanza el tiempo antes de cerrar: ese día el horario es de ${hours.join(' y ')}${zoneNote(show)}.`;
      return `${capital(moment)} ${who}: ese día el horario es de ${hours.join(' y ')}${zoneNote(show)}.`;
    }
    case 'day-off':
      return `${capital(`el ${day}`)} ${who}${why.note ? ` (${why.note})` : ''}.`;
    case 'notice':
      return `Para ${moment} ya no alcanzamos: lo más pronto posible es el ${show.day(why.earliest)} ${at(why.earliest, show)}.`;
    case 'horizon':
      return `Por ahora se puede reservar solo hasta el ${show.day(why.latest)}.`;
    case 'buffer':
      return `${capital(moment)} no queda tiempo suficiente entre dos atenciones.`;
    case 'taken':
      return 'start' in wanted
        ? `${capital(moment)} ya está ocupado.`
        : `${capital(`el ${day}`)} ya está completo.`;
    case 'limit':
      if (why.scope === 'customer-upcoming')
        return by(
          show,
          `Ya tiene ${why.limit} ${why.limit === 1 ? 'reserva próxima' : 'reservas próximas'}, que es el máximo.`,
          `Ya tienes ${why.limit} ${why.limit === 1 ? 'reserva próxima' : 'reservas próximas'}, que es el máximo.`,
        );
      if (why.scope === 'customer-day')
        return by(
          show,
          `Ya tiene el máximo de reservas para el ${day} (${why.limit}).`,
          `Ya tienes el máximo de reservas para el ${day} (${why.limit}).`,
        );
      return `El ${day} ya se completó el cupo de reservas.`;
    case 'off-grid':
      return `Las horas empiezan cada ${why.interval} minutos.`;
  }
}

/** "el martes 24 a las 10:00 o 10:30, o el jueves 26 a las 9:00, y más": three times at most. */
function fewTimes({ days, more, sole }: ReturnType<Show['few']>, show: Show): string {
  const said = days.map(({ day, runs }) => {
    const times = runs.map(({ providerId, times }) => {
      const [first = 0] = times;
      const whom = sole === null ? ` con ${person(show.provider(providerId))}` : '';
      return `${show.hour(first) === 1 ? 'a la' : 'a las'} ${either(times.map(show.time), show)}${whom}`;
    });
    return `el ${show.nearDay(day)} ${either(times, show)}`;
  });
  return `${either(said, show)}${more ? ', y más' : ''}${zoneNote(show)}`;
}

/** "10:30 u 11:00": before an o-sound. */
const either = (items: readonly string[], show: Show): string =>
  show.list(items, 'disjunction').replace(/ o (?=(?:8|11):)/, ' u ');

const bookingText = (
  booking: { serviceName: string; providerName: string; start: number },
  show: Show,
): string => `${booking.serviceName} con ${person(booking.providerName)}, ${whenText(booking.start, show)}`;

const whenText = (minute: number, show: Show): string => `el ${show.day(minute)} ${at(minute, show)}`;
const at = (minute: number, show: Show): string =>
  `${show.hour(minute) === 1 ? 'a la' : 'a las'} ${show.time(minute)}`;
const atClock = (time: string): string => (time.startsWith('01') ? 'a la' : 'a las');
/** "el martes 24 de noviembre a las 15:00 en Santiago (18:00 donde estás tú)" */
const bothClocks = (minute: number, show: Show): string =>
  `${whenText(minute, show)}${onYourClock(minute, show)}`;
function onYourClock(minute: number, show: Show): string {
  const there = show.elsewhere(minute);
  if (!there) return zoneNote(show);
  const day = there.day ? `el ${there.day} ${there.hour === 1 ? 'a la' : 'a las'} ` : '';
  return ` en ${show.zoneCity} (${day}${there.time} donde ${by(show, 'está usted', 'estás tú')})`;
}
const zoneNote = (show: Show): string => (show.zoneCity ? ` (hora de ${show.zoneCity})` : '');
/** "la Dra. Martínez", "el Dr. Soto": a titled name takes the article, a bare one does not. */
const person = (name: string): string => {
  if (/^(dra|sra|srta|lcda|licda|profa|klga|mtra)\b/i.test(name)) return `la ${name}`;
  if (/^(dr|sr|lcdo|licdo|klgo|mtro)\b/i.test(name)) return `el ${name}`;
  const [, first] = /^(?:lic|prof|ps|psic|nut|kin|ing|mat|enf)\.? (\p{L}+)/iu.exec(name) ?? [];
  return first ? `${first.endsWith('a') ? 'la' : 'el'} ${name}` : name;
};
const people = (ids: readonly string[], show: Show): string[] => ids.map((id) => person(show.provider(id)));
const bullets = (lines: readonly string[]): string => lines.map((line) => `• ${line}`).join('\n');
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const split = (value: string): string[] => {
  const colon = value.indexOf(':');
  return colon < 0 ? [value] : [value.slice(0, colon), value.slice(colon + 1)];
};

function reach(show: Show): string {
  const { phone, email } = show.tenant.business;
  const ways = [phone && `por teléfono al ${phone}`, email && `por correo a ${email}`].filter(
    Boolean,
  ) as string[];
  if (ways.length === 0) return '';
  return ` ${by(show, 'Puede contactarnos', 'Puedes contactarnos')} ${ways.join(' o ')}.`;
}
