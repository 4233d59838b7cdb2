import { refuse, refuseIf } from '../../shared/kernel/refusal.ts'
import type { SheetLimits } from './limits.ts'
import { foreignArchive, foreignFile } from './recognise.ts'
import { attribute, attributeByLocalName, walkXml } from './xml.ts'
import { type Archive, openArchive } from './zip.ts'

/** A workbook's parts, found by its own relationships. */
export type Package = {
  readonly archive: Archive
  readonly epoch1904: boolean
  /** Visible sheets of cells, in tab order. */
  readonly sheets: readonly { readonly name: string; readonly part: string }[]
  readonly stylesPart: string | undefined
  readonly sharedTextsPart: string | undefined
}

/** Opens a workbook, or refuses what is none with a name for what it is. */
export function openPackage(bytes: Uint8Array, fileName: string, limits: SheetLimits): Package {
  refuseIf(foreignFile(bytes, fileName))
  const archive = openArchive(bytes, limits)
  refuseIf(foreignArchive(archive))
  const workbookPart = relationsOf(archive, '').find(({ type }) => type === 'officeDocument')?.target
  if (!workbookPart || !archive.has(workbookPart)) return refuse('sheets.damaged', {})
  const relations = relationsOf(archive, workbookPart)
  const partOf = (kind: string) => relations.find(({ type }) => type === kind)?.target
  const { epoch1904, listed } = readWorkbookPart(partText(archive, workbookPart), limits)
  const worksheets = new Map(
    relations.flatMap(({ id, type, target }) => (type === 'worksheet' ? [[id, target]] : [])),
  )
  const sheets = listed.flatMap(({ name, relation }) => {
    const part = worksheets.get(relation)
    return part !== undefined && archive.has(part) ? [{ name, part }] : []
  })
  if (sheets.length === 0) return refuse('sheets.no-sheet', {})
  const present = (part: string | undefined) => (part && archive.has(part) ? part : undefined)
  return {
    archive,
    epoch1904,
    sheets,
    stylesPart: present(partOf('styles')),
    sharedTextsPart: present(partOf('sharedStrings')),
  }
}

/** A part as text. */
export function partText(archive: Archive, part: string): string {
  const bytes = archive.read(part)
  return bytes.toString('utf8', bytes[0] === 0xef && bytes[1] === 0xbb ? 3 : 0)
}

type Relation = { readonly id: string; readonly type: string; readonly target: string }

function relationsOf(archive: Archive, part: string): readonly Relation[] {
  const slash = part.lastIndexOf('/') + 1
  const folder = part.slice(0, slash)
  const relationsPart = `${folder}_rels/${part.slice(slash)}.rels`
  if (!archive.has(relationsPart)) return []
  const relations: Relation[] = []
  walkXml(partText(archive, relationsPart), {
    open(name, attributes) {
      if (name !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return
      const target = attribute(attributes, 'Target') ?? ''
      relations.push({
        id: attribute(attributes, 'Id') ?? '',
        type: (attribute(attributes, 'Type') ?? '').split('/').at(-1)!,
        target: target.startsWith('/') ? target.slice(1) : resolve(folder, target),
      })
    },
  })
  return relations
}

function resolve(folder: string, target: string): string {
  const steps: string[] = []
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}

function readWorkbookPart(xml: string, limits: SheetLimits) {
  let epoch1904 = false
  const listed: { name: string; relation: string }[] = []
  walkXml(xml, {
    open(name, attributes) {
      if (name === 'workbookPr') epoch1904 = /^(?:1|true)$/.test(attribute(attributes, 'date1904') ?? '')
      if (name !== 'sheet' || /hidden/i.test(attribute(attributes, 'state') ?? '')) return
      if (listed.length === limits.sheets)
        refuse('sheets.too-large', { what: 'sheets', limit: limits.sheets })
      listed.push({
        name: attribute(attributes, 'name') ?? '',
        relation: attributeByLocalName(attributes, 'id') ?? '',
      })
    },
  })
  return { epoch1904, listed }
}
