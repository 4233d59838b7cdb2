import { defineConfig } from '@playwright/test'

// Specs whose subject it is ask for the real one.
process.env.TAIZHANG_TEST_SCRYPT = 'cheap'

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/e2e',
  // One waits while the other paints.
  workers: 2,
  forbidOnly: true,
  // Nobody waits that long: it only keeps a busy machine from failing what is merely slow.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  use: { locale: 'zh-CN' },
})
