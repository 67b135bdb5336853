import type { BookingWords } from './index.ts';

export const es: BookingWords = {
  status: {
    PENDING: 'Por aprobar',
    CONFIRMED: 'Confirmada',
    CANCELLED: 'Cancelada',
    COMPLETED: 'Completada',
    NO_SHOW: 'No se presentó',
  },
  approve: 'Aprobar',
  complete: 'Marcar como completada',
  completeShort: 'Vino',
  noShow: 'Marcar que no se presentó',
  noShowShort: 'No vino',
  done: {
    CONFIRMED: 'Aprobada. Se avisa al cliente.',
    CANCELLED: 'Cancelada. Se avisa al cliente.',
    COMPLETED: 'Marcada como completada.',
    NO_SHOW: 'Marcada como no presentada.',
  },
  noName: 'Sin nombre',
  with: (provider) => `con ${provider}`,
  changedTitle: 'Otra persona ha cambiado esta reserva mientras tanto',
  changedText: 'Todavía no se ha hecho nada. Así está la reserva ahora:',
  allTheSame: 'Hacerlo de todos modos',
};
