import type { MailWords } from './words.ts';

export const es: MailWords = {
  labels: {
    service: 'Servicio',
    provider: 'Profesional',
    when: 'Fecha y hora',
    where: 'Dirección',
    price: 'Precio',
    code: 'Código de reserva',
    customer: 'Cliente',
    contact: 'Contacto',
    notes: 'Comentario',
    before: 'Antes',
    reason: 'Motivo',
    yourTime: 'en tu hora local',
  },
  manage: 'Ver, cambiar o cancelar',
  manageHint: 'Desde ese enlace puedes ver la reserva, moverla o cancelarla. Es personal: no lo compartas.',
  directions: 'Cómo llegar',
  greeting: (name) => `Hola, ${name}:`,
  sentBy: (business) => `Recibes este correo porque tienes una reserva en ${business}.`,
  customer: {
    confirmed: {
      subject: (service, business) => `Reserva confirmada: ${service} en ${business}`,
      title: 'Tu reserva está confirmada',
      intro: (business) => `Te esperamos en ${business}. Estos son los datos de tu hora:`,
    },
    requested: {
      subject: (service, business) => `Recibimos tu solicitud: ${service} en ${business}`,
      title: 'Recibimos tu solicitud',
      intro: (business) =>
        `Tu hora queda apartada mientras ${business} la aprueba. Te escribiremos en cuanto esté confirmada.`,
    },
    moved: {
      subject: (service, business) => `Tu reserva cambió: ${service} en ${business}`,
      title: 'Tu reserva cambió',
      intro: (business) => `Esta es tu nueva hora en ${business}:`,
    },
    cancelled: {
      subject: (service, business) => `Reserva cancelada: ${service} en ${business}`,
      title: 'Tu reserva fue cancelada',
      intro: (business) => `Esta hora en ${business} quedó cancelada. Puedes reservar otra cuando quieras.`,
    },
    declined: {
      subject: (service, business) => `Solicitud anulada: ${service} en ${business}`,
      title: 'La solicitud quedó anulada',
      intro: (business) =>
        `Esta solicitud en ${business} ya no está vigente. Puedes pedir otra hora cuando quieras.`,
    },
    calledOff: {
      subject: (service, business) => `${business} canceló tu reserva: ${service}`,
      title: 'Tu reserva fue cancelada por el negocio',
      intro: (business) =>
        `Lo sentimos: ${business} tuvo que cancelar esta hora. Puedes reservar otra cuando quieras.`,
    },
    turnedDown: {
      subject: (service, business) => `${business} no pudo aceptar tu solicitud: ${service}`,
      title: 'Tu solicitud no pudo ser aceptada',
      intro: (business) =>
        `Lo sentimos: ${business} no puede atenderte a esta hora. Puedes pedir otra cuando quieras.`,
    },
  },
  provider: {
    confirmed: {
      subject: (service, customer, when) => `Nueva reserva: ${service}, ${customer}, ${when}`,
      title: 'Nueva reserva',
    },
    requested: {
      subject: (service, customer, when) => `Por aprobar: ${service}, ${customer}, ${when}`,
      title: 'Una solicitud espera tu aprobación',
    },
    moved: {
      subject: (service, customer, when) => `Reserva movida: ${service}, ${customer}, ${when}`,
      title: 'Una reserva cambió',
    },
    cancelled: {
      subject: (service, customer, when) => `Reserva cancelada: ${service}, ${customer}, ${when}`,
      title: 'Reserva cancelada',
    },
    declined: {
      subject: (service, customer, when) => `Solicitud anulada: ${service}, ${customer}, ${when}`,
      title: 'Solicitud anulada',
    },
  },
  handOff: {
    subject: (customer) => `${customer ?? 'Un cliente'} pide hablar con una persona`,
    title: 'Un cliente pide hablar con una persona',
    intro: 'El chat le avisó que su mensaje quedó en manos de ustedes. Esta es la conversación:',
    transcript: 'Conversación',
    speakers: { CUSTOMER: 'Cliente', AGENT: 'Asistente', PERSON: 'Equipo' },
    anonymous: 'Aún no dejó sus datos',
  },
  code: {
    subject: (code, business) => `${code} es tu código de ${business}`,
    title: 'Tu código de verificación',
    intro: (business) => `Escribe este código en el chat de ${business} para ver o cambiar tus reservas:`,
    validFor: (minutes) => `Vale por ${minutes} ${minutes === 1 ? 'minuto' : 'minutos'} y una sola vez.`,
    ignore: 'Si no lo pediste, ignora este correo: nadie puede ver tus reservas sin el código.',
  },
};
