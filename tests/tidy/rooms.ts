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
  { room: /^shared\/ipc\//, may: ['SELF', /^shared\/kernel\//, 'shared/faults.ts', 'zod'] },
  { room: /^shared\/workflow\//, may: ['SELF', /^shared\/kernel\//, 'zod'] },
  { room: /^shared\/codes\//, may: ['SELF', /^shared\/kernel\//] },
  { room: /^shared\/fields\//, may: ['SELF', /^shared\/(kernel|codes|workflow)\//, 'zod'] },
  { room: /^shared\/lists\//, may: ['SELF', /^shared\/(kernel|ipc|codes|fields)\//, 'zod'] },
  {
    room: /^shared\/ledgers\/[a-z]+\//,
    may: [
      'SELF',
      /^shared\/(kernel|ipc|codes|fields|lists|sheets|papers|workflow)\//,
      /^shared\/ledgers\/(decision|definition)\.ts$/,
      'shared/desk/day-words.ts',
      'shared/faults.ts',
      'shared/words/faults.ts',
      'shared/refusal.ts',
      'zod',
    ],
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
      /^electron\/db\/(access|commit|kysely|ids|list|dated|columns|holding|may-take|records|standing)\.ts$/,
      /^electron\/ipc\/(handlers|exports|lists|reckoning)\.ts$/,
      /^electron\/ledgers\/(definition|sample-office)\.ts$/,
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
    may: [/^electron\/(ledgers|db|desk|imports|ipc|attachments|cutting)\//, shared],
  },
  { room: /^electron\/db\/schema\.ts$/, may: [/^electron\/(?:[a-z]+\/)+table\.ts$/, shared, 'kysely'] },
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
      'renderer/ledgers/view.ts',
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
