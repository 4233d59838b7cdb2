import { expect as asTestsExpect } from '@playwright/test'

/** Playwright's `expect`, with patience for a busy machine, in tests and in the demonstration alike. */
export const expect = asTestsExpect.configure({ timeout: 30_000 })
