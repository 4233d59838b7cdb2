import { dirname } from 'node:path'

/** A room of the house: whose files it holds and what they may import. */
export type Room = { room: RegExp; may: readonly (RegExp | string)[] }

const shared = /^shared\//
const node = /^node:/
const showing = ['react', 'antd', '@ant-design/icons', /^antd\/(?:locale|es)\//, 'dayjs', /^dayjs\//, 'zod']
const ciphers = ['age-encryption', '@scure/base', /^@noble\/(?:ciphers|curves|hashes)\//]
const keeping = ['kysely', 'zod', 'better-sqlite3', ...ciphers]

/** Who may import whom, types too; the first row that fits a file is its room. `SELF` is the room itself. */
export const rooms: readonly Room[] = [
  { room: /^shared\/kernel\//, may: ['SELF', 'zod', 'pinyin-pro'] },
  { room: /^shared\/ipc\//, may: ['SELF', /^shared\/kernel\//, 'zod'] },
  { room: /^shared\/workflow\//, may: ['SELF', /^shared\/kernel\//, 'zod'] },
  { room: /^shared\/codes\//, may: ['SELF', /^shared\/kernel\//] },
  { room: /^shared\/fields\//, may: ['SELF', /^shared\/(kernel|codes|workflow)\//, 'zod'] },
  { room: /^shared\/lists\//, may: ['SELF', /^shared\/(kernel|ipc|codes|fields)\//, 'zod'] },
  {
    room: /^shared\/ledgers\/[a-z]+\//,
    may: ['SELF', /^shared\/(kernel|ipc|codes|definition|fields|lists|sheets|papers|workflow)\//, 'zod'],
  },
  { room: /^shared\//, may: [shared, 'zod'] },

  {
    room: /^electron\/(main|preload)\.ts$|^electron\/shell\//,
    may: ['electron', /^(electron|shared)\//, node],
  },
  {
    room: /^electron\/(worker|services|sample)\.ts$/,
    may: [/^electron\/(?!shell\/|main|preload)/, shared, node, 'zod'],
  },
  {
    room: /^electron\/ledgers\/[a-z]+\//,
    may: [
      'SELF',
      shared,
      /^electron\/definition\//,
      /^electron\/chain\/(commit|dated)\.ts$/,
      /^electron\/db\/(access|columns|holding|ids|kysely|list|may-take|records|standing)\.ts$/,
      /^electron\/ipc\/(handlers|exports|lists|reckoning)\.ts$/,
      'electron/desk/say.ts',
      'electron/imports/noun.ts',
      /^electron\/attachments\/(contents|judge|store)\.ts$/,
      'electron/cutting/judge.ts',
      /^resources\/defaults\/[a-z-]+\.json$/,
      'kysely',
      'zod',
    ],
  },
  {
    room: /^electron\/ledgers\//,
    may: [/^electron\/(ledgers|definition|db|desk|imports|ipc|attachments|cutting)\//, shared],
  },
  {
    room: /^electron\/sheets\//,
    may: [/^electron\/(?!shell\/|ledgers\/|main|preload)/, shared, node, 'exceljs', 'zod'],
  },
  { room: /^electron\/dev\//, may: ['SELF', node, /^electron\/dev\//] },
  { room: /^electron\//, may: [/^electron\/(?!shell\/|ledgers\/|main|preload)/, shared, node, ...keeping] },

  {
    room: /^renderer\/bridge\//,
    may: ['SELF', shared, ...showing, '@tanstack/react-query'],
  },
  {
    room: /^renderer\/parts\//,
    may: ['SELF', /^renderer\/(bridge|parts)\//, shared, ...showing, '@tanstack/react-virtual'],
  },
  {
    room: /^renderer\/ledgers\/[a-z]+\//,
    may: [
      'SELF',
      /^shared\/(?!bundles|session|disk)/,
      /^renderer\/(bridge|parts)\//,
      'renderer/definition/view.ts',
      'renderer/attachments/AttachmentsPanel.tsx',
      'renderer/cutting/CutDeed.tsx',
      ...showing,
    ],
  },
  {
    room: /^renderer\/[a-z-]+\//,
    may: [/^renderer\//, shared, ...showing, 'react-dom/client'],
  },
  { room: /^renderer\//, may: [/^renderer\//, shared, ...showing, 'react-dom/client', 'zod'] },
  { room: /^tests\//, may: [/./] },
]

/** The imports of a file that its room does not allow, or a sentence if it is in no room. */
export function straysOf(path: string, imports: readonly string[]): string[] {
  const found = rooms.find(({ room }) => room.test(path))
  if (found === undefined) return [`${path} is in no room`]
  const self = found.room.exec(path)![0]
  const isAllowed = (target: string): boolean =>
    found.may.some((rule) => {
      if (rule === 'SELF') return target.startsWith(self)
      return typeof rule === 'string' ? target === rule : rule.test(target)
    })
  return imports.filter((target) => !isAllowed(target)).map((target) => `${path} → ${target}`)
}

/** The folder that a file stands in; all that stands in a kind of ledger is its one folder. */
export const folderOf = (path: string): string =>
  /^\w+\/ledgers\/[a-z]+(?=\/)/.exec(path)?.[0].replace(/[a-z]+$/, '*') ?? dirname(path)

/** The first way that leads from a file back to itself, or nothing. */
export function findCycle(edges: ReadonlyMap<string, readonly string[]>): string | undefined {
  const done = new Set<string>()
  const walk = (file: string, path: readonly string[]): string | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file].join(' → ')
    if (done.has(file)) return undefined
    for (const target of edges.get(file) ?? []) {
      const cycle = walk(target, [...path, file])
      if (cycle !== undefined) return cycle
    }
    done.add(file)
    return undefined
  }
  for (const file of edges.keys()) {
    const cycle = walk(file, [])
    if (cycle !== undefined) return cycle
  }
  return undefined
}
