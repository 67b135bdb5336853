import type { BookingWords } from './index.ts';

export const pt: BookingWords = {
  status: {
    PENDING: 'Por aprovar',
    CONFIRMED: 'Confirmado',
    CANCELLED: 'Cancelado',
    COMPLETED: 'Concluído',
    NO_SHOW: 'Não compareceu',
  },
  approve: 'Aprovar',
  complete: 'Marcar como concluído',
  completeShort: 'Veio',
  noShow: 'Marcar que não compareceu',
  noShowShort: 'Faltou',
  done: {
    CONFIRMED: 'Aprovado. O cliente é avisado.',
    CANCELLED: 'Cancelado. O cliente é avisado.',
    COMPLETED: 'Marcado como concluído.',
    NO_SHOW: 'Marcado como falta.',
  },
  noName: 'Sem nome',
  with: (provider) => `com ${provider}`,
  changedTitle: 'Outra pessoa mudou este agendamento entretanto',
  changedText: 'Ainda não foi feito nada. O agendamento está assim agora:',
  allTheSame: 'Fazer mesmo assim',
};
