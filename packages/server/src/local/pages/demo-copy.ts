import type { Lang } from '@booking-chat/core/language/lang';

/** What a demo site says besides its catalog. */
export interface SiteCopy {
  readonly eyebrow: string;
  readonly headline: string;
  readonly lead: string;
  readonly servicesTitle: string;
  readonly servicesLead: string;
  readonly teamTitle: string;
  readonly teamLead: string;
  readonly visitTitle: string;
  /** One messy sentence a visitor may try. */
  readonly example: string;
}

export const siteCopy: Readonly<Record<string, SiteCopy>> = {
  'clinica-aurora': {
    eyebrow: 'Estética y salud · Providencia, Santiago',
    headline: 'Tu piel, en buenas manos.',
    lead: 'Dermatología, cosmetología y bienestar en un mismo lugar, con tiempo para escucharte. Reserva en un minuto: escríbele a Aurora como le escribirías a una amiga.',
    servicesTitle: 'Tratamientos',
    servicesLead: 'Precios claros, sin letra chica. Cada sesión incluye la evaluación de tu piel.',
    teamTitle: 'Quiénes te atienden',
    teamLead: 'Cinco profesionales que se turnan los almuerzos, nunca la atención.',
    visitTitle: 'Ven a vernos',
    example: 'Hola, quiero una limpieza facial mañana a las 5 con la doctora Martínez',
  },
  'estudio-ipe': {
    eyebrow: 'Cabelo, barba e unhas · Vila Madalena',
    headline: 'Floresça do seu jeito.',
    lead: 'Um salão de casa amarela, com ipê na calçada e café coado na hora. Marque conversando com a Flora: é só dizer o que quer e quando.',
    servicesTitle: 'O que a gente faz',
    servicesLead: 'Preço na parede e no site. O café é por nossa conta.',
    teamTitle: 'Quem faz',
    teamLead: 'Três pares de mãos que se conhecem há dez anos.',
    visitTitle: 'Passa aqui',
    example: 'Oi, quero um corte feminino amanhã às 15h com a Bruna',
  },
  'harbor-dental': {
    eyebrow: 'Family dentistry · Brooklyn, New York',
    headline: 'Dentistry in calm waters.',
    lead: 'A neighborhood practice where nobody rushes you. Skip the phone: tell Harper what you need and when, and you are booked before the kettle boils.',
    servicesTitle: 'Care & prices',
    servicesLead: 'What you see is what you pay without insurance. With it, usually less.',
    teamTitle: 'Your crew',
    teamLead: 'Four people who remember your name, and which side you chew on.',
    visitTitle: 'Come by',
    example: 'Hi! I need a cleaning first thing Tuesday with Sarah',
  },
};

export interface SiteWords {
  readonly navServices: string;
  readonly navTeam: string;
  readonly navVisit: string;
  readonly skip: string;
  readonly book: string;
  readonly bookThis: (service: string) => string;
  readonly askFor: (service: string) => string;
  readonly seeServices: string;
  readonly tryIt: string;
  readonly hours: string;
  readonly closed: string;
  readonly today: string;
  readonly address: string;
  readonly contact: string;
  readonly questions: string;
  readonly minutes: (n: number) => string;
  readonly group: (n: number) => string;
  readonly approval: string;
  readonly demo: string;
  readonly demoLinks: { readonly all: string; readonly outbox: string };
}

export const siteWords: Readonly<Record<Lang, SiteWords>> = {
  es: {
    navServices: 'Tratamientos',
    navTeam: 'Equipo',
    navVisit: 'Visítanos',
    skip: 'Saltar al contenido',
    book: 'Reservar hora',
    bookThis: (service) => `Reservar ${service}`,
    askFor: (service) => `Quiero reservar ${service}`,
    seeServices: 'Ver precios',
    tryIt: 'Prueba escribiendo',
    hours: 'Horario',
    closed: 'Cerrado',
    today: 'hoy',
    address: 'Dirección',
    contact: 'Contacto',
    questions: 'Preguntas frecuentes',
    minutes: (n) => `${n} min`,
    group: (n) => `Grupo de hasta ${n}`,
    approval: 'Con aprobación',
    demo: 'Negocio ficticio: una demostración de Agentic Booking Chat.',
    demoLinks: { all: 'Todas las demos', outbox: 'Correos enviados' },
  },
  pt: {
    navServices: 'Serviços',
    navTeam: 'Equipe',
    navVisit: 'Visite',
    skip: 'Pular para o conteúdo',
    book: 'Marcar horário',
    bookThis: (service) => `Marcar ${service}`,
    askFor: (service) => `Quero marcar ${service}`,
    seeServices: 'Ver preços',
    tryIt: 'Experimente escrever',
    hours: 'Horários',
    closed: 'Fechado',
    today: 'hoje',
    address: 'Endereço',
    contact: 'Contato',
    questions: 'Perguntas frequentes',
    minutes: (n) => `${n} min`,
    group: (n) => `Grupo de até ${n}`,
    approval: 'Sob aprovação',
    demo: 'Negócio fictício: uma demonstração do Agentic Booking Chat.',
    demoLinks: { all: 'Todas as demos', outbox: 'E-mails enviados' },
  },
  en: {
    navServices: 'Services',
    navTeam: 'Team',
    navVisit: 'Visit',
    skip: 'Skip to content',
    book: 'Book a visit',
    bookThis: (service) => `Book ${service}`,
    askFor: (service) => `I'd like to book ${service}`,
    seeServices: 'See prices',
    tryIt: 'Try writing',
    hours: 'Hours',
    closed: 'Closed',
    today: 'today',
    address: 'Address',
    contact: 'Contact',
    questions: 'Good to know',
    minutes: (n) => `${n} min`,
    group: (n) => `Group of up to ${n}`,
    approval: 'By approval',
    demo: 'A fictional business: a demonstration of Agentic Booking Chat.',
    demoLinks: { all: 'All demos', outbox: 'E-mails sent' },
  },
};
