import type { Service } from '@booking-chat/core/catalog/catalog';
import { expect, it } from 'vitest';
import { rankServices } from './rank-services.ts';

const service = (name: string, category: string | null = null, aliases: string[] = []) =>
  ({ name, category, aliases, description: null }) as unknown as Service;

const catalog = [
  service('Corte de pelo', 'Peluquería', ['haircut']),
  service('Corte de barba', 'Barbería'),
  service('Coloração', 'Cabelo'),
  service('Limpieza facial', 'Rostro'),
];

it.each([
  ['', ['Corte de pelo', 'Corte de barba', 'Coloração', 'Limpieza facial']],
  ['corte', ['Corte de pelo', 'Corte de barba']],
  ['barba corte', ['Corte de barba']],
  ['cort', ['Corte de pelo', 'Corte de barba']],
  ['cotre', ['Corte de pelo', 'Corte de barba']],
  ['coloracao', ['Coloração']],
  ['CABELO', ['Coloração']],
  ['haircut', ['Corte de pelo']],
  ['barberia', ['Corte de barba']],
  ['limpieza de la facial', ['Limpieza facial']],
  ['corte de uñas', []],
  ['pedicure', []],
  ['🙂', []],
  ["' OR 1=1 --", []],
])('%j finds %j', (query, names) =>
  expect(rankServices(catalog, query).map((one) => one.name)).toEqual(names),
);
