import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where `npm run console:dev` finds the gateway whose figures it shows. */
const gateway = process.env['VERNIER_URL'] ?? 'http://127.0.0.1:8484';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react()],
  server: { proxy: { '/vernier': gateway, '/v1': gateway, '/healthz': gateway } },
  // data URLs in styles would need a wider content security policy
  build: { assetsInlineLimit: 0, modulePreload: { polyfill: false }, reportCompressedSize: false },
});
