import type { KeysTexts } from './index.ts';

export const es: KeysTexts = {
  title: 'Claves y sitios',
  intro:
    'Una clave hace funcionar el chat en los sitios que indicas y en ningún otro. Una por sitio es lo más claro.',
  create: 'Crear clave',
  name: 'Nombre',
  state: 'Estado',
  origins: 'Sitios',
  moreOrigins: (count) => `y ${count} más`,
  begins: 'Empieza por',
  lastUsed: 'Último uso',
  neverUsed: 'Todavía no',
  lastHour: 'En la última hora',
  none: 'Todavía no hay claves',
  noneText: 'Crea una clave para tu sitio y pega el fragmento que la acompaña. El chat no necesita más.',
  states: { ACTIVE: 'Activa', EXPIRED: 'Caducada', REVOKED: 'Revocada' },
  activeUntil: (moment) => `Activa hasta ${moment}`,
  replacedUntil: (moment) => `Sustituida, funciona hasta ${moment}`,
  gone: 'Esta clave no existe',
  facts: 'Esta clave',
  created: 'Creada',
  revokedAt: 'Revocada el',
  replacedBy: 'Sustituida por',
  toReplacement: 'la clave más nueva',
  wasRefused: (origin) =>
    `Una página de ${origin} intentó usar esta clave y se le negó. ¿Es tuya? Entonces permítela.`,
  allow: 'Añadir este sitio',
  settings: 'Ajustes',
  toSnippet: 'Fragmento y prueba con esta clave',
  rotateSection: 'Sustituir la clave',
  rotateIntro:
    'Recibes una clave nueva con los mismos sitios y permisos. La antigua sigue funcionando un tiempo para que cambies tus sitios sin cortes.',
  overlap: 'La clave antigua sigue',
  overlaps: {
    '0': 'Nada',
    '60': 'Una hora',
    '1440': 'Un día',
    '10080': 'Una semana',
    '43200': 'Treinta días',
  },
  rotate: 'Sustituir',
  rotateTitle: (name) => `¿Sustituir «${name}»?`,
  rotateText: (time) =>
    `La clave nueva se muestra una vez. La antigua sigue funcionando (${time.toLowerCase()}); pon la nueva en tus sitios antes de que acabe.`,
  rotateNow:
    'La clave antigua termina al instante: el chat deja de funcionar en los sitios que aún la tengan.',
  revokeSection: 'Revocar la clave',
  revokeIntro: 'Para una clave que ya no debe usarse. No se puede recuperar.',
  revoke: 'Revocar',
  revokeTitle: (name) => `¿Revocar «${name}»?`,
  revokeText:
    'El chat deja de funcionar al instante en estos sitios y sus conversaciones abiertas terminan. Las reservas hechas se conservan.',
  revoked: 'La clave está revocada.',
};
