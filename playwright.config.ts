import { defineConfig } from '@playwright/test'

// Specs whose subject it is ask for the real one.
process.env.TAIZHANG_TEST_SCRYPT = 'cheap'

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/e2e',
  // Each spec has apps, folders and sticks of its own.
  workers: 2,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: { locale: 'zh-CN' },
})
