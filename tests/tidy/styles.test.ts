import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { sources } from './source.ts'

const tokensFile = 'renderer/app/tokens.css'
const screens = sources.filter(({ path }) => path.startsWith('renderer/'))
const styles = globSync('renderer/**/*.css')
  .map((path) => path.replaceAll('\\', '/'))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }))
const others = styles.filter(({ path }) => path !== tokensFile)
const tokens = namesIn(styles.find(({ path }) => path === tokensFile)!.text, /^ *--([\w-]+):/gm)

const COLOUR = /#(?:[\da-f]{3,4}){1,2}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch)a?\(/i
/** A corner, a shadow or a typeface that is no token; a shadow inside an element is a line. */
const LOOSE = /(?:border-radius|box-shadow|font-family):(?! (?:var\(|inset |inherit;|none;|0;))/

function namesIn(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, name]) => name!)
}

/** The classes that a style sheet gives looks to, without those that are somebody else’s. */
function classesIn(text: string): string[] {
  const own = text.replaceAll(/:global\([^)]*\)/g, '').replaceAll(/\{[^{}]*\}/g, '{}')
  return namesIn(own, /\.([a-zA-Z][\w-]*)/g)
}

describe('how it looks', () => {
  test('colours, corners, shadows and typefaces stand in tokens.css alone', () => {
    const inStyles = others.flatMap(({ path, text }) =>
      text
        .split('\n')
        .filter((line) => COLOUR.test(line) || LOOSE.test(line))
        .map((line) => `${path}: ${line.trim()}`),
    )
    expect(inStyles).toEqual([])
    const inScreens = screens.flatMap(({ path, words }) =>
      words.filter(({ text }) => COLOUR.test(text)).map(({ line, text }) => `${path}: ${line} ${text}`),
    )
    expect(inScreens).toEqual([])
  })

  test('every token that is named exists, and every one that exists is named', () => {
    const own = others.flatMap(({ text }) => namesIn(text, /--([\w-]+):/g))
    const set = screens.flatMap(({ text }) => namesIn(text, /'--([\w-]+)'/g))
    const inStyles = styles.flatMap(({ text }) => namesIn(text, /var\(--([\w-]+)/g))
    const inScreens = screens.flatMap(({ text }) => namesIn(text, /(?:\btoken\('|var\(--)([\w-]+)/g))
    const named = new Set([...inStyles, ...inScreens])
    const known = new Set([...tokens, ...own, ...set])
    expect([...named].filter((name) => !known.has(name))).toEqual([])
    expect(tokens.filter((name) => !named.has(name))).toEqual([])
  })

  test('every class that a screen names has a style, and every style of a module is named', () => {
    const modules = others.filter(({ path }) => path.endsWith('.module.css'))
    const shared = others.filter((style) => !modules.includes(style)).flatMap(({ text }) => classesIn(text))
    const known = new Set(shared)
    const inScreens = screens.flatMap(({ path, code }) =>
      namesIn(code.join('\n'), /className="([^"]*)"/g)
        .flatMap((names) => names.split(' '))
        .filter((name) => !known.has(name))
        .map((name) => `${path}: ${name}`),
    )
    expect(inScreens).toEqual([])
    const ways = modules.flatMap(({ path, text }) => {
      const here = screens.filter(({ imports }) => imports.includes(path))
      const asked = new Set(here.flatMap(({ text }) => namesIn(text, /\bcss\.(\w+)/g)))
      const given = new Set(classesIn(text))
      return [...asked, ...given]
        .filter((name) => !asked.has(name) || !given.has(name))
        .map((name) => `${path}: ${name}`)
    })
    expect(ways).toEqual([])
  })

  test.each(['  color: #fff;', '  border: 1px solid rgb(0 0 0 / 8%);', "fill: '#1d4f7c'"])(
    '%s is seen',
    (line) => expect(line).toMatch(COLOUR),
  )

  test.each(['  border-radius: 4px;', '  box-shadow: 0 0 2px;', '  font-family: Consolas;'])(
    '%s is seen too',
    (line) => expect(line).toMatch(LOOSE),
  )
})
