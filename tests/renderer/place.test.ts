import { expect, test } from 'vitest'
import { addressOf, placeOf } from '../../renderer/bridge/place.ts'
import { fc } from '../support/properties.ts'

const page = fc.stringMatching(/^[a-z]{1,12}$/)
const details = fc.dictionary(fc.stringMatching(/^[a-zA-Z]{1,10}$/), fc.jsonValue())

test('a place is read back from its address as it was', () => {
  fc.assert(
    fc.property(page, details, (name, said) => {
      // An address is text, so what JSON cannot tell apart (-0 and 0) may come back as one.
      const plain = JSON.parse(JSON.stringify(said)) as typeof said
      expect(placeOf(addressOf({ page: name, details: plain }))).toEqual({ page: name, details: plain })
    }),
  )
})

test('details that say nothing leave no trace in the address', () => {
  expect(addressOf({ page: 'members', details: { search: undefined } })).toBe('#/members')
})

test.each(['', '#', '#/', '#/?%7B'])('an address without a page (%j) is the desk', (hash) => {
  expect(placeOf(hash).page).toBe('desk')
})

test.each(['#/members?', '#/members?%7B', '#/members?%E4', '#/members?[1]', '#/members?null'])(
  'details that nobody can read (%s) are none',
  (hash) => {
    expect(placeOf(hash)).toEqual({ page: 'members', details: {} })
  },
)
