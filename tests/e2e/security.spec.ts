import { expect, test } from '@playwright/test'
import { type LaunchedApp, launchApp } from './support/launch-app.ts'

let app: LaunchedApp

test.beforeAll(async () => {
  app = await launchApp()
})

test.afterAll(() => app.close())

test('the page has two ways out, and nobody can give it a third', async () => {
  const bridge = await app.page.evaluate(() => ({
    names: Object.getOwnPropertyNames(window.taizhang).sort(),
    isFrozen: Object.isFrozen(window.taizhang),
  }))
  expect(bridge).toEqual({ names: ['call', 'onEvent'], isFrozen: true })
})
