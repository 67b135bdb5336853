import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The calendar brings a font of icons inside its styles, which the page's policy refuses; the panel draws its own icons. */
const withoutIconFont: Plugin = {
  name: 'without-icon-font',
  transform: (code, id) =>
    id.includes('@fullcalendar/core') ? code.replace(/@font-face\{font-family:fcicons;[^}]*\}/, '') : null,
};

export default defineConfig({
  root: at('.'),
  base: '/admin/',
  plugins: [react(), withoutIconFont],
  build: {
    outDir: at('./dist'),
    emptyOutDir: true,
    target: 'es2022',
    // The policy of the page allows no inline script and no data: script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 700,
    // The frame that holds the real widget is a page of its own, with a policy of its own.
    rolldownOptions: { input: [at('./index.html'), at('./preview.html')] },
  },
});
