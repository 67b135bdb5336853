import { describe, expect, test } from 'vitest';
import { read, said } from './testing.ts';

describe('días', () => {
  test.each([
    ['¿tienen para hoy?', '2026-11-18'],
    ['mañana', '2026-11-19'],
    ['manana', '2026-11-19'],
    ['mañna si se puede', '2026-11-19'],
    ['pasado mañana', '2026-11-20'],
    ['el viernes', '2026-11-20'],
    ['el miércoles', '2026-11-25'],
    ['el miercoles', '2026-11-25'],
    ['este sábado', '2026-11-21'],
    ['el jueves que viene', '2026-11-19'],
    ['el próximo jueves', '2026-11-26'],
    ['el lunes subsiguiente', '2026-11-30'],
    ['el martes de la próxima semana', '2026-11-24'],
    ['la semana que viene, el martes', '2026-11-24'],
    ['el 25', '2026-11-25'],
    ['el 10', '2026-12-10'],
    ['el martes 24', '2026-11-24'],
    ['el jueves 3 en la tarde', '2026-12-03 [13:00-20:00]'],
    ['el tres de diciembre', '2026-12-03'],
    ['primero de diciembre', '2026-12-01'],
    ['2 de enero', '2027-01-02'],
    ['4/12', '2026-12-04'],
    ['25-11', '2026-11-25'],
    ['el 5 del próximo mes', '2026-12-05'],
    ['el primer lunes de diciembre', '2026-12-07'],
    ['el último viernes del mes', '2026-11-27'],
    ['en 15 días', '2026-12-03'],
    ['dentro de dos semanas', '2026-12-02'],
    ['en 3 semanas más', '2026-12-09'],
    ['el día después de navidad', '2026-12-26'],
    ['para año nuevo', '2027-01-01'],
    ['viernes santo', '2027-03-26'],
  ])('%s → %s', (text, expected) => expect(said('es', text)).toBe(expected));
});

describe('horas', () => {
  test.each([
    ['a las 5', '17:00'],
    ['a las 9', '09:00'],
    ['a las 17 hrs', '17:00'],
    ['tipo 6', '18:00'],
    ['a eso de las cuatro', '16:00'],
    ['a las siete y media', '19:30'],
    ['a las 11 y cuarto', '11:15'],
    ['un cuarto para las seis', '17:45'],
    ['a las 6 menos diez', '17:50'],
    ['veinte para las 9 de la mañana', '08:40'],
    ['8 de la mañana', '08:00'],
    ['las ocho de la noche', '20:00'],
    ['12 del día', '12:00'],
    ['al mediodía', '12:00'],
    ['17h30', '17:30'],
    ['a las 5.30 pm', '17:30'],
    ['a las 1630', '16:30'],
    ['mañana a las 5 de la tarde', '2026-11-19 17:00'],
    ['el 25 a las 10', '2026-11-25 10:00'],
    ['mañana por la mañana tipo 10', '2026-11-19 10:00'],
    ['hoy a las 8', '2026-11-18 20:00'],
    ['en una hora', '2026-11-18 12:00'],
  ])('%s → %s', (text, expected) => expect(said('es', text)).toBe(expected));

  test('an hour without its half says so', () => {
    expect(read('es', 'a las 5').halfUnsaid).toBe(true);
    expect(read('es', 'a las 5 pm').halfUnsaid).toBeUndefined();
    expect(read('es', 'como a las 5').approximate).toBe(true);
  });

  test('a bare number answers the question', () => {
    const asked = (slots: ('date' | 'time')[]) => ({
      expecting: { act: 'ask' as const, slots, proposed: {}, known: {} },
    });
    expect(said('es', '5', asked(['time']))).toBe('17:00');
    expect(said('es', '25', asked(['date']))).toBe('2026-11-25');
    expect(said('es', '5')).toBe('');
  });
});

describe('rangos y partes del día', () => {
  test.each([
    ['mañana en la tarde', '2026-11-19 [13:00-20:00]'],
    ['hoy en la noche', '2026-11-18 [19:00-23:00]'],
    ['el lunes a primera hora', '2026-11-23 [08:00-10:00]'],
    ['después de almuerzo', '[14:00-]'],
    ['después de la pega', '[18:00-]'],
    ['entre las 10 y las 12', '[10:00-12:00]'],
    ['de 3 a 5 de la tarde', '[15:00-17:00]'],
    ['el martes después de las 18', '2026-11-24 [18:00-]'],
    ['a partir de las 4', '[16:00-]'],
    ['antes de las 11', '[-11:00]'],
    ['hasta las 6 de la tarde', '[-18:00]'],
    ['en la tarde después de las 5', '[17:00-20:00]'],
    ['la próxima semana', '2026-11-23..2026-11-29'],
    ['este finde', '2026-11-21..2026-11-22'],
    ['de lunes a viernes', '2026-11-23..2026-11-27'],
    ['del 1 al 5 de diciembre', '2026-12-01..2026-12-05'],
    ['a fines de mes', '2026-11-21..2026-11-30'],
    ['a mediados de diciembre', '2026-12-10..2026-12-21'],
    ['a principios de la próxima semana', '2026-11-23..2026-11-25'],
    ['en diciembre', '2026-12-01..2026-12-31'],
    ['antes del viernes', '..2026-11-19'],
    ['desde el lunes', '2026-11-23..'],
    ['la semana del 30', '2026-11-30..2026-12-06'],
    ['los próximos 3 días', '2026-11-19..2026-11-21'],
  ])('%s → %s', (text, expected) => expect(said('es', text)).toBe(expected));
});

describe('varias, exclusiones y deseos', () => {
  test.each([
    ['el lunes o el martes', '2026-11-23, 2026-11-24'],
    ['el martes a las 10 o el jueves a las 4', '2026-11-24 10:00, 2026-11-19 16:00'],
    ['a las 5 o 6', '17:00, 18:00'],
    ['el 25 o 26 de noviembre', '2026-11-25, 2026-11-26'],
    ['el lunes no puedo', 'not 2026-11-23'],
    ['no tengo el lunes', 'not 2026-11-23'],
    ['cualquier día menos el viernes', 'not 2026-11-20'],
    ['hoy no, mañana', 'not 2026-11-18, 2026-11-19'],
    ['no, mejor el jueves', '2026-11-19'],
    ['jueves o viernes de la próxima semana', '2026-11-26, 2026-11-27'],
    ['menos los lunes y martes', 'not 2026-11-23, not 2026-11-24'],
    ['el viernes en ocho', '2026-11-27'],
    ['no puedo el lunes ni el martes', 'not 2026-11-23, not 2026-11-24'],
    ['¿no tendrá hora el lunes?', '2026-11-23'],
  ])('%s → %s', (text, expected) => expect(said('es', text)).toBe(expected));

  test('what is excluded is not wanted', () => {
    const reading = read('es', 'cualquier día de la próxima semana menos el martes, en la tarde');
    expect(reading.dateRange).toEqual({ start: '2026-11-23', end: '2026-11-29' });
    expect(reading.excludedDates).toEqual(['2026-11-24']);
    expect(reading.timeRange).toEqual({ start: '13:00', end: '20:00' });
    expect(read('es', 'en la mañana no puedo').excludedTimeRange).toEqual({ start: '08:00', end: '12:00' });
    expect(read('es', 'nada antes de las 10').timeRange).toEqual({ start: '10:00' });
  });

  test('wishes without a time', () => {
    expect(read('es', 'lo antes posible').earliest).toBe(true);
    expect(read('es', 'sí, pero más tarde').shift).toBe('later');
    expect(read('es', 'un poco antes').shift).toBe('earlier');
  });

  test('a move names the old day and the new one', () => {
    const reading = read('es', 'cambiar mi hora del martes 24 a las 10 para el jueves 26 a las 11');
    expect(reading).toMatchObject({ date: '2026-11-26', time: '11:00' });
    expect(reading.mentions[0]).toMatchObject({ date: '2026-11-24', replaced: true });
  });

  test('next Thursday may be either: both are given', () => {
    expect(read('es', 'el próximo jueves').dateAlternatives).toEqual(['2026-11-26', '2026-11-19']);
  });
});

test.each([
  'una sesión de 30 minutos',
  'corte para 2 personas',
  'tengo 25 años',
  'cuesta 25 lucas',
  'mi teléfono es 9 8765 4321',
  'vivo en Avenida 11 de Septiembre',
  'me llamo Domingo Pérez',
  'con Julio por favor',
  'el segundo',
  'la segunda opción',
  'quiero 3 sesiones',
  'mi rut es 12.345.678-9',
  'buenas tardes',
  'gracias, hasta mañana',
  'con Ana',
  'otro día',
])('nothing said about when: %s', (text) => expect(said('es', text)).toBe(''));
