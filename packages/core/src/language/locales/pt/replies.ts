import { withinInterval } from '../../../conversation/spoken-time.ts';
import { by, type Replies, type Show } from '../../../conversation/wording.ts';
import type { SlotRefusal } from '../../../scheduling/slots.ts';
import type { ContactFieldName } from '../../../tenancy/tenant.ts';

/** What the agent says in Brazilian Portuguese. */
export const replies: Replies = {
  sentences: {
    greet: (_, show) =>
      show.greeting ??
      by(
        show,
        `Boas-vindas à ${show.tenant.name}. O que deseja agendar?`,
        `Olá! Sou o assistente de ${show.tenant.name}. O que você gostaria de agendar?`,
        `Oi! 👋 Aqui é ${show.tenant.name}. O que vamos agendar?`,
      ),
    hello: (_, show) =>
      by(show, 'Olá. Em que posso ajudar?', 'Olá! Como posso ajudar?', 'Oi! Como posso ajudar? 😊'),
    expired: () => 'Passou um bom tempo, então vamos começar de novo.',
    restarted: (_, show) =>
      by(
        show,
        'Vamos começar de novo. O que deseja agendar?',
        'Vamos começar de novo. O que você gostaria de agendar?',
      ),
    welcome: (_, show) => by(show, 'Às ordens.', 'De nada!', 'De nada! 😊'),
    goodbye: (_, show) =>
      by(
        show,
        'Até breve. Estaremos aqui quando precisar.',
        'Até logo! Estou aqui se precisar de mais alguma coisa.',
      ),
    'not-understood': (_, show) =>
      by(show, 'Desculpe, não entendi bem.', 'Desculpe, não entendi direito.', 'Opa, não entendi direito.'),
    'nothing-shown': () => 'Essa opção não está na lista.',
    'unknown-choice': () => 'Isso não está mais disponível.',
    'handed-off': (_, show) =>
      by(
        show,
        'Avisei uma pessoa da equipe e passei esta conversa: ela responderá assim que puder. Enquanto isso, posso continuar ajudando.',
        'Já avisei uma pessoa da equipe e passei esta conversa: ela responde assim que puder. Enquanto isso, posso continuar ajudando.',
      ),
    trial: () => 'Isto é só um teste: nada foi agendado, alterado ou enviado. Um cliente de verdade leria:',
    refused: ({ why, wanted, providerId }, show) => refusal(why, wanted, providerId, show),
    'provider-not-for-service': ({ providerId, serviceId }, show) =>
      `${capital(person(show.provider(providerId)))} não faz ${show.service(serviceId)}.`,
    'nobody-else': ({ providers, serviceId }, show) =>
      `${show.service(serviceId)} é só com ${show.list(people(providers, show), 'disjunction')}.`,
    slots: ({ slots, how, wanted }, show) => {
      const [first] = slots;
      const few = show.few(slots, wanted);
      const { sole } = few;
      const whom = sole ? ` com ${person(sole)}` : '';
      const times = fewTimes(few, show);
      switch (how) {
        case 'first-free':
          return `Para ${first ? show.service(first.serviceId) : ''} tenho${whom} ${times}.`;
        case 'fit':
          return capital(`${whom.trim()} tenho ${times}.`.trim());
        case 'nearest':
          return `O mais próximo${whom}: ${times}.`;
        case 'more':
          return `Também tenho${whom} ${times}.`;
        case 'other-time':
        case 'other-day':
          return `Consigo${whom} ${times}.`;
        case 'other-provider':
          return sole ? `Com ${person(sole)} consigo ${times}.` : `Com outra pessoa consigo ${times}.`;
      }
    },
    'no-more-slots': () => 'Não tenho mais opções como as que você pediu.',
    'no-slots': ({ serviceId }, show) => `Por enquanto não há mais horários para ${show.service(serviceId)}.`,
    picked: ({ slot, earliest }, show) => {
      const text = `${show.service(slot.serviceId)} com ${person(show.provider(slot.providerId))}, ${bothClocks(slot.start, show)}`;
      return earliest
        ? `O mais cedo possível: ${text}. Vou guardar o horário enquanto isso.`
        : `${text}. Vou guardar o horário enquanto isso.`;
    },
    'slot-lost': ({ slot }, show) =>
      `O horário de ${show.day(slot.start)} ${at(slot.start, show)} acabou de ser ocupado.`,
    'thanks-contact': ({ name }) => (name ? `Obrigado, ${name.split(' ')[0]}.` : 'Obrigado.'),
    'bad-email': () => 'Esse e-mail não parece completo.',
    dropped: (_, show) => by(show, 'De acordo, nada foi agendado.', 'Tudo bem, não agendei nada.'),
    booked: ({ booking }, show) => {
      const text = `${booking.serviceName} com ${person(booking.providerName)}, ${bothClocks(booking.start, show)}. Código ${booking.code}.`;
      const mail = booking.customer.email ? ` Os detalhes vão para ${booking.customer.email}.` : '';
      return booking.status === 'PENDING'
        ? `Recebemos o seu pedido: ${text} Avisaremos quando a equipe confirmar.${mail}`
        : `${by(show, 'Seu horário está confirmado', 'Pronto! Seu horário está confirmado', 'Pronto! 🎉 Está agendado')}: ${text}${mail}`;
    },
    'plan-limit': (_, show) => `Por enquanto não podemos receber mais agendamentos por aqui.${reach(show)}`,
    'ask-the-business': (_, show) =>
      `Não conseguimos fazer este agendamento por aqui. Fale diretamente com a equipe.${reach(show)}`,
    price: ({ services }, show) => {
      const [only] = services;
      if (services.length === 1 && only)
        return show.price(only)
          ? `${show.service(only)} custa ${show.price(only)}.`
          : `O preço de ${show.service(only)} é confirmado com a equipe.`;
      return `Estes são os preços:\n${bullets(
        services.map((id) => `${show.service(id)}: ${show.price(id) ?? 'a confirmar'}`),
      )}`;
    },
    duration: ({ services }, show) => {
      const [only] = services;
      if (services.length === 1 && only) return `${show.service(only)} dura ${show.duration(only)} minutos.`;
      return `Duração:\n${bullets(services.map((id) => `${show.service(id)}: ${show.duration(id)} min`))}`;
    },
    address: (_, show) => {
      const { address, directions } = show.tenant.business;
      if (!address) return `A equipe confirma o endereço.${reach(show)}`;
      return `Estamos em ${address}.${directions ? ` ${directions}` : ''}`;
    },
    hours: (_, show) => {
      const lines = show.weekHours().map(({ from, to, ranges }) => {
        const days = from === to ? from : `${from} a ${to}`;
        return `${days}: ${ranges.map(([a, b]) => `${a} às ${b}`).join(' e ')}`;
      });
      return lines.length > 0
        ? `Atendemos:\n${bullets(lines)}`
        : 'Os horários dependem de cada profissional.';
    },
    'contact-details': (_, show) => reach(show).trim() || 'Por aqui mesmo podemos ajudar.',
    faq: ({ answer }) => answer,
    services: (_, show) =>
      `Estes são os nossos serviços:\n${bullets(
        show.services().map((id) => [show.service(id), show.price(id)].filter(Boolean).join(' · ')),
      )}`,
    providers: ({ providers }, show) =>
      providers.length === 1
        ? `Quem atende é ${person(show.provider(providers[0] ?? ''))}.`
        : `Quem atende: ${show.list(people(providers, show))}.`,
    'code-sent': ({ email }) =>
      `Para proteger seus dados: se houver agendamentos com ${email}, um código de 6 dígitos vai chegar lá.`,
    'code-wrong': ({ attemptsLeft }) =>
      attemptsLeft > 0
        ? `Esse código não confere. ${attemptsLeft === 1 ? 'Resta 1 tentativa' : `Restam ${attemptsLeft} tentativas`}.`
        : 'Esse código não confere e não há mais tentativas.',
    'code-expired': () => 'Esse código não vale mais; posso enviar um novo.',
    'code-limit': (_, show) =>
      `Já enviamos vários códigos; por segurança é preciso esperar um pouco.${reach(show)}`,
    'link-invalid': () => 'Esse link não é de um agendamento daqui.',
    'no-bookings': () => 'Não vejo próximos agendamentos seus.',
    bookings: ({ bookings }, show) => {
      const lines = bookings.map((booking) => bookingText(booking, show));
      return bookings.length === 1
        ? `Seu próximo horário: ${lines[0]}.`
        : `Seus próximos horários:\n${bullets(lines)}`;
    },
    'which-new-time': ({ booking }, show) => `Vamos remarcar ${bookingText(booking, show)}.`,
    cancelled: ({ booking }, show) => `Seu horário foi cancelado: ${bookingText(booking, show)}.`,
    kept: ({ booking }, show) => `Tudo bem, seu horário continua: ${bookingText(booking, show)}.`,
    moved: ({ booking }, show) =>
      `${by(show, 'Seu horário foi remarcado', 'Pronto! Remarquei seu horário')}: ${bookingText(booking, show)}${onYourClock(booking.start, show)}.`,
    cutoff: ({ booking }, show) =>
      `Falta muito pouco para ${show.day(booking.start)} ${at(booking.start, show)}: já não dá para remarcar nem cancelar por aqui.${reach(show)}`,
    'cannot-change': ({ booking }, show) =>
      `O horário de ${show.day(booking.start)} ${at(booking.start, show)} já não pode ser alterado.${reach(show)}`,

    'ask-service': (_, show) =>
      by(
        show,
        'Qual serviço deseja agendar?',
        'Qual serviço você gostaria de agendar?',
        'O que vamos agendar?',
      ),
    'ask-which-service': ({ services }, show) =>
      `Qual destes: ${show.list(services.map(show.service), 'disjunction')}?`,
    'ask-provider': ({ providers }, show) =>
      `Com quem você prefere: ${show.list(people(providers, show), 'disjunction')}?`,
    'ask-slot': ({ one, again }, show) => {
      if (one) return by(show, 'Esse horário atende?', 'Fica bom para você?');
      if (again) return by(show, 'Qual dos horários prefere?', 'Qual dos horários fica melhor para você?');
      return by(show, 'Qual prefere?', 'Qual fica melhor para você?');
    },
    'ask-other-wish': (_, show) =>
      by(show, 'Deseja tentar outro dia ou outro serviço?', 'Vamos tentar outro dia ou outro serviço?'),
    'ask-other-service': ({ providers }, show) =>
      `Vemos outro serviço, ou ${by(show, 'prefere', 'você prefere')} seguir com ${show.list(people(providers, show), 'disjunction')}?`,
    'ask-half': ({ times }, show) =>
      `${capital(
        show.list(
          times.map((time) => {
            const hour = Number(time.slice(0, 2));
            const half = hour < 12 ? 'da manhã' : hour < 18 ? 'da tarde' : 'da noite';
            return `${hour === 1 ? 'à' : 'às'} ${show.clock(time)} ${half}`;
          }),
          'disjunction',
        ),
      )}?`,
    'ask-which-date': ({ dates }, show) => `${capital(show.list(dates.map(show.dayOf), 'disjunction'))}?`,
    'ask-contact': ({ fields, surname }, show) => {
      const names = fields.map((field) => contactNames[field]);
      const all = surname && !fields.includes('name') ? ['sobrenome', ...names] : names;
      return `${by(show, 'Pode informar', 'Pode me passar')} ${show.list(all.map((name) => `seu ${name}`))}?`;
    },
    'ask-confirm': ({ slot, name, email, phone, approval }, show) => {
      const price = show.price(slot.serviceId);
      const who = [name, email, phone].filter(Boolean).join(', ');
      const text = `${show.service(slot.serviceId)} com ${person(show.provider(slot.providerId))}, ${bothClocks(slot.start, show)}${price ? `, ${price}` : ''}, em nome de ${who}.`;
      return `${text} ${approval ? 'Posso enviar o pedido?' : 'Posso confirmar?'}`;
    },
    'ask-what-to-change': (_, show) =>
      by(show, 'O que deseja mudar?', 'O que você gostaria de mudar?', 'O que mudamos?'),
    'ask-anything-else': (_, show) =>
      by(show, 'Posso ajudar em algo mais?', 'Posso ajudar com mais alguma coisa?', 'Mais alguma coisa?'),
    'ask-email-for-code': () =>
      'Para ver seus agendamentos preciso conferir que são seus. Com qual e-mail você agendou?',
    'ask-code': ({ again, email }) =>
      again
        ? `Escreva aqui os 6 dígitos${email ? ` que chegaram em ${email}` : ''}, ou diga “deixa” e seguimos com outra coisa.`
        : 'Qual é o código?',
    'ask-which-booking': ({ purpose, bookings }, show) => {
      const verb = { cancel: 'cancelo', move: 'remarco', view: 'vemos' }[purpose];
      return `Qual ${verb}?\n${bookings.map((booking, i) => `${i + 1}. ${bookingText(booking, show)}`).join('\n')}`;
    },
    'ask-what-about-booking': () => 'Quer remarcar ou cancelar algum?',
    'ask-confirm-cancel': ({ booking }, show) => `Cancelo ${bookingText(booking, show)}?`,
    'ask-confirm-move': ({ booking, slot }, show) => {
      const whom =
        slot.providerId === booking.providerId ? '' : ` com ${person(show.provider(slot.providerId))}`;
      return `Mudo ${booking.serviceName} de ${show.day(booking.start)} ${at(booking.start, show)} para ${show.day(slot.start)} ${at(slot.start, show)}${onYourClock(slot.start, show)}${whom}?`;
    },
  },

  quickReplies: (value, show) => {
    const colon = value.indexOf(':');
    const [kind, rest] = [value.slice(0, Math.max(colon, 0)), value.slice(colon + 1)];
    if (kind === 'date') return show.shortDay(rest);
    if (kind === 'time') return show.clock(rest);
    if (kind === 'booking') return 'Este';
    return labels[value as keyof typeof labels] ?? value;
  },
};

const labels = {
  yes: 'Sim',
  no: 'Não',
  more: 'Mais opções',
  later: 'Mais tarde',
  earlier: 'Mais cedo',
  earliest: 'O quanto antes',
  'choose-provider': 'Escolher profissional',
  'any-provider': 'Qualquer um',
  'change-slot': 'Outro horário',
  'change-provider': 'Outro profissional',
  'change-service': 'Outro serviço',
  'change-contact': 'Meus dados',
  stop: 'Deixar assim',
  human: 'Falar com uma pessoa',
  restart: 'Começar de novo',
  book: 'Agendar',
  'my-bookings': 'Meus agendamentos',
  'cancel-booking': 'Cancelar horário',
  'move-booking': 'Remarcar',
  'new-code': 'Enviar outro código',
} as const;

const contactNames: Record<ContactFieldName, string> = { name: 'nome', email: 'e-mail', phone: 'telefone' };

function refusal(
  why: SlotRefusal,
  wanted: { start: number } | { date: string },
  providerId: string | null,
  show: Show,
): string {
  const day = 'start' in wanted ? show.day(wanted.start) : show.dayOf(wanted.date);
  const moment = 'start' in wanted ? `${day} ${at(wanted.start, show)}` : day;
  const who = providerId ? `${person(show.provider(providerId))} não atende` : 'não atendemos';
  switch (why.kind) {
    case 'past':
      return `${capital(moment)} já passou.`;
    case 'closed': {
      const hours = why.hours.map(({ start, end }) => `${show.time(start)} às ${show.time(end)}`);
      if (hours.length === 0) return `${capital(day)} ${who}.`;
      if ('start' in wanted && why.hours.some((range) => withinInterval(wanted.start, range)))
        return `${capital(moment)} não dá tempo antes de fechar: nesse dia o horário é das ${hours.join(' e ')}${zoneNote(show)}.`;
      return `${capital(moment)} ${who}: nesse dia o horário é das ${hours.join(' e ')}${zoneNote(show)}.`;
    }
    case 'day-off':
      return `${capital(day)} ${who}${why.note ? ` (${why.note})` : ''}.`;
    case 'notice':
      return `Para ${moment} já não dá tempo: o mais cedo possível é ${show.day(why.earliest)} ${at(why.earliest, show)}.`;
    case 'horizon':
      return `Por enquanto só dá para agendar até ${show.day(why.latest)}.`;
    case 'buffer':
      return `${capital(moment)} não sobra tempo suficiente entre dois atendimentos.`;
    case 'taken':
      return 'start' in wanted ? `${capital(moment)} já está ocupado.` : `${capital(day)} já está lotado.`;
    case 'limit':
      if (why.scope === 'customer-upcoming')
        return `Você já tem ${why.limit} ${why.limit === 1 ? 'agendamento' : 'agendamentos'}, que é o máximo.`;
      if (why.scope === 'customer-day')
        return `Você já tem o máximo de agendamentos para ${day} (${why.limit}).`;
      return `${capital(day)} já atingiu o número de atendimentos.`;
    case 'off-grid':
      return `Os horários começam a cada ${why.interval} minutos.`;
  }
}

/** "na terça, dia 24, às 10:00 ou 10:30, ou na quinta, dia 26, às 9:00, e mais": three times at most. */
function fewTimes({ days, more, sole }: ReturnType<Show['few']>, show: Show): string {
  const said = days.map(({ day, runs }) => {
    const times = runs.map(({ providerId, times }) => {
      const [first = 0] = times;
      const whom = sole === null ? ` com ${person(show.provider(providerId))}` : '';
      return `${show.hour(first) === 1 ? 'à' : 'às'} ${show.list(times.map(show.time), 'disjunction')}${whom}`;
    });
    return `${onDay(show.nearDay(day))}, ${show.list(times, 'disjunction')}`;
  });
  return `${alternatives(said)}${more ? ', e mais' : ''}${zoneNote(show)}`;
}

/** "na terça", "no sábado". */
const onDay = (day: string): string => `${/^(sábado|domingo)/.test(day) ? 'no' : 'na'} ${day}`;

/** Days have commas of their own. */
const alternatives = (days: readonly string[]): string =>
  days.length < 3 ? days.join(', ou ') : `${days.slice(0, -1).join('; ')}; ou ${days.at(-1)}`;

const bookingText = (
  booking: { serviceName: string; providerName: string; start: number },
  show: Show,
): string => `${booking.serviceName} com ${person(booking.providerName)}, ${whenText(booking.start, show)}`;

const whenText = (minute: number, show: Show): string => `${show.day(minute)} ${at(minute, show)}`;
const at = (minute: number, show: Show): string =>
  `${show.hour(minute) === 1 ? 'à' : 'às'} ${show.time(minute)}`;
/** "terça-feira, 24 de novembro às 15:00 em São Paulo (18:00 onde você está)" */
const bothClocks = (minute: number, show: Show): string =>
  `${whenText(minute, show)}${onYourClock(minute, show)}`;
function onYourClock(minute: number, show: Show): string {
  const there = show.elsewhere(minute);
  if (!there) return zoneNote(show);
  const day = there.day ? `${there.day} ${there.hour === 1 ? 'à' : 'às'} ` : '';
  return ` em ${show.zoneCity} (${day}${there.time} onde você está)`;
}
const zoneNote = (show: Show): string => (show.zoneCity ? ` (horário de ${show.zoneCity})` : '');
/** "a Dra. Camila", "o Dr. Paulo": a titled name takes the article, a bare one does not. */
const person = (name: string): string => {
  if (/^(dra|sra|srta|profa|enfa)\b/i.test(name)) return `a ${name}`;
  if (/^(dr|sr|prof|enf)\b/i.test(name)) return `o ${name}`;
  return name;
};
const people = (ids: readonly string[], show: Show): string[] => ids.map((id) => person(show.provider(id)));
const bullets = (lines: readonly string[]): string => lines.map((line) => `• ${line}`).join('\n');
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function reach(show: Show): string {
  const { phone, email } = show.tenant.business;
  const ways = [phone && `ligar para ${phone}`, email && `escrever para ${email}`].filter(
    Boolean,
  ) as string[];
  return ways.length === 0 ? '' : ` Você pode ${ways.join(' ou ')}.`;
}
