import type { PreviewTexts } from './index.ts';

export const es: PreviewTexts = {
  title: 'Vista previa del chat',
  device: 'Se ve en',
  desktop: 'Ordenador',
  phone: 'Teléfono',
  scheme: 'La pantalla del visitante',
  light: 'Clara',
  dark: 'Oscura',
  failed: 'No se pudo cargar el widget desde su dirección. Puede ayudarte quien opera el servicio.',
};
