/** The demo sites' own script: buttons that open the chat, some with a first sentence. Plain, because it is served as it is. */
export const demoScript = `'use strict';
const widgetScript = document.querySelector('script[data-public-key]');
const whenReady = () =>
  window.ChatAgentWidget
    ? Promise.resolve(window.ChatAgentWidget)
    : new Promise((resolve) => widgetScript.addEventListener('load', () => resolve(window.ChatAgentWidget), { once: true }));

document.addEventListener('click', async (event) => {
  const button = event.target.closest('[data-chat]');
  if (!button) return;
  const chat = await whenReady();
  if (button.dataset.say) chat.sendMessage(button.dataset.say);
  else chat.open();
});
`;
