import { test } from 'vitest'
import { tryStrangeCells } from './trial.ts'

test('every strange cell in every column: received or refused by the line, and every page opens', () =>
  tryStrangeCells(1))
