import { expect, test } from '@playwright/test'
import { type LaunchedApp, launchApp } from './support/launch-app.ts'

let app: LaunchedApp

test.beforeAll(async () => {
  app = await launchApp()
})

test.afterAll(() => app.close())

test('the sample opens', async () => {
  await app.page.getByRole('button', { name: '体验样例' }).click()
  await expect(app.page.getByRole('navigation', { name: '主导航' })).toBeVisible({ timeout: 60_000 })
})
