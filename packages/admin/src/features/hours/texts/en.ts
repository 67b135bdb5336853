export const en = { title: 'hours' };
