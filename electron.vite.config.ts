import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

export default defineConfig({
  main: {
    build: {
      minify: true,
      rollupOptions: {
        input: { main: resolve('electron/main.ts'), worker: resolve('electron/worker.ts') },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      minify: true,
      rollupOptions: {
        input: { preload: resolve('electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: { minify: true, rollupOptions: { input: resolve('renderer/index.html') } },
  },
})
