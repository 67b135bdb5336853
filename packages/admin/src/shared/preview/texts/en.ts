export const en = {
  title: 'Preview of the chat',
  device: 'Shown on',
  desktop: 'Computer',
  phone: 'Phone',
  scheme: 'The visitor’s screen',
  light: 'Light',
  dark: 'Dark',
  failed: 'The widget could not be loaded from its address. The operator of the service can help.',
};
