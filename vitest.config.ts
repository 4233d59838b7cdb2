import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Waiting for a disk or for scrypt's own thread leaves a core idle.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'quick',
          setupFiles: ['tests/support/cheap-scrypt.ts'],
          // Nobody waits that long: it only keeps a busy machine from failing what is merely slow.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          include: ['tests/**/*.test.ts'],
          exclude: [
            'tests/anomalies/**',
            'tests/e2e/**',
            'tests/electron-on-chromium/**',
            'tests/packaging/**',
            '**/*.long.test.ts',
          ],
        },
      },
      {
        test: {
          name: 'long',
          setupFiles: ['tests/support/cheap-scrypt.ts'],
          include: [
            'tests/anomalies/**/*.test.ts',
            'tests/electron-on-chromium/**/*.test.ts',
            'tests/packaging/**/*.test.ts',
            'tests/**/*.long.test.ts',
          ],
          testTimeout: 900_000,
          hookTimeout: 120_000,
        },
      },
      { test: { name: 'bench', include: ['tests/bench/figures.ts'] } },
    ],
  },
})
