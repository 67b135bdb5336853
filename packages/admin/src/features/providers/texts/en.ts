export const en = { title: 'providers' };
