import type { MailWords } from './words.ts';

export const pt: MailWords = {
  labels: {
    service: 'Serviço',
    provider: 'Profissional',
    when: 'Data e hora',
    where: 'Endereço',
    price: 'Preço',
    code: 'Código da reserva',
    customer: 'Cliente',
    contact: 'Contato',
    notes: 'Observação',
    before: 'Antes',
    reason: 'Motivo',
    yourTime: 'no seu horário local',
  },
  manage: 'Ver, alterar ou cancelar',
  manageHint: 'Por esse link você vê, remarca ou cancela o horário. Ele é pessoal: não compartilhe.',
  directions: 'Como chegar',
  greeting: (name) => `Olá, ${name}!`,
  sentBy: (business) => `Você recebe este e-mail porque tem um horário marcado em ${business}.`,
  customer: {
    confirmed: {
      subject: (service, business) => `Horário confirmado: ${service} em ${business}`,
      title: 'Seu horário está confirmado',
      intro: (business) => `Esperamos você em ${business}. Estes são os dados:`,
    },
    requested: {
      subject: (service, business) => `Recebemos seu pedido: ${service} em ${business}`,
      title: 'Recebemos seu pedido',
      intro: (business) =>
        `O horário fica reservado enquanto ${business} aprova. Avisaremos assim que estiver confirmado.`,
    },
    moved: {
      subject: (service, business) => `Seu horário mudou: ${service} em ${business}`,
      title: 'Seu horário mudou',
      intro: (business) => `Este é o seu novo horário em ${business}:`,
    },
    cancelled: {
      subject: (service, business) => `Horário cancelado: ${service} em ${business}`,
      title: 'Seu horário foi cancelado',
      intro: (business) => `Este horário em ${business} foi cancelado. Você pode marcar outro quando quiser.`,
    },
    declined: {
      subject: (service, business) => `Pedido encerrado: ${service} em ${business}`,
      title: 'O pedido foi encerrado',
      intro: (business) =>
        `Este pedido em ${business} não vale mais. Você pode pedir outro horário quando quiser.`,
    },
    calledOff: {
      subject: (service, business) => `${business} cancelou seu horário: ${service}`,
      title: 'Seu horário foi cancelado pelo estabelecimento',
      intro: (business) =>
        `Sentimos muito: ${business} precisou cancelar este horário. Você pode marcar outro quando quiser.`,
    },
    turnedDown: {
      subject: (service, business) => `${business} não pôde aceitar seu pedido: ${service}`,
      title: 'Seu pedido não pôde ser aceito',
      intro: (business) =>
        `Sentimos muito: ${business} não pode atender neste horário. Você pode pedir outro quando quiser.`,
    },
  },
  provider: {
    confirmed: {
      subject: (service, customer, when) => `Novo horário: ${service}, ${customer}, ${when}`,
      title: 'Novo horário marcado',
    },
    requested: {
      subject: (service, customer, when) => `Para aprovar: ${service}, ${customer}, ${when}`,
      title: 'Um pedido espera sua aprovação',
    },
    moved: {
      subject: (service, customer, when) => `Horário remarcado: ${service}, ${customer}, ${when}`,
      title: 'Um horário mudou',
    },
    cancelled: {
      subject: (service, customer, when) => `Horário cancelado: ${service}, ${customer}, ${when}`,
      title: 'Horário cancelado',
    },
    declined: {
      subject: (service, customer, when) => `Pedido encerrado: ${service}, ${customer}, ${when}`,
      title: 'Pedido encerrado',
    },
  },
  handOff: {
    subject: (customer) => `${customer ?? 'Um cliente'} pede para falar com uma pessoa`,
    title: 'Um cliente pede para falar com uma pessoa',
    intro: 'O chat avisou que a mensagem está com a equipe de vocês. Esta é a conversa:',
    transcript: 'Conversa',
    speakers: { CUSTOMER: 'Cliente', AGENT: 'Assistente', PERSON: 'Equipe' },
    anonymous: 'Ainda não deixou contato',
  },
  code: {
    subject: (code, business) => `${code} é o seu código de ${business}`,
    title: 'Seu código de verificação',
    intro: (business) => `Digite este código no chat de ${business} para ver ou alterar seus horários:`,
    validFor: (minutes) => `Vale por ${minutes} ${minutes === 1 ? 'minuto' : 'minutos'} e uma única vez.`,
    ignore: 'Se você não pediu, ignore este e-mail: ninguém vê seus horários sem o código.',
  },
};
