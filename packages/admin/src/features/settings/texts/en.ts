export const en = { title: 'settings' };
