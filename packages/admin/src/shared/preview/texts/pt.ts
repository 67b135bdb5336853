import type { PreviewTexts } from './index.ts';

export const pt: PreviewTexts = {
  title: 'Prévia do chat',
  device: 'Mostrado em',
  desktop: 'Computador',
  phone: 'Celular',
  scheme: 'A tela do visitante',
  light: 'Clara',
  dark: 'Escura',
  failed: 'Não foi possível carregar o widget do endereço dele. Quem opera o serviço pode ajudar.',
};
