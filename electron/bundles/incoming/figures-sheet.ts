import { figuresSheetWords as words } from '../../../shared/bundles/figures-words.ts'
import { sayFigure } from '../../../shared/bundles/say-figure.ts'
import type { Workbook } from '../../../shared/sheets/workbook.ts'
import type { TaskContext } from '../../ipc/handlers.ts'
import { ownOffice } from '../enrolment/office.ts'
import { figures } from './matrix.ts'

/** Saves the figures of one period as a workbook; the file's name, or null when the dialog was closed. */
export async function figuresSheet(
  task: TaskContext,
  { period, reason }: { readonly period: string; readonly reason: string },
): Promise<{ fileName: string | null }> {
  const { indicators, rows, sums } = figures(task.own, period)
  const cells = (values: typeof sums) =>
    values.map((value, at) => {
      const kind = indicators[at]!.kind
      return sheetKinds[kind] === 'text' ? sayFigure(value, kind) : value
    })
  const workbook: Workbook = {
    title: words.title(period),
    subtitles: [ownOffice(task.own).keys.name],
    columns: [
      { heading: words.office, kind: 'text', width: 220 },
      { heading: words.state, kind: 'text', width: 90 },
      ...indicators.map(({ label, kind }) => ({
        heading: label,
        kind: sheetKinds[kind],
        width: 90,
      })),
    ],
    rows: rows.map(({ officeName, accepted, values }) => [
      officeName,
      accepted ? words.accepted : words.waiting,
      ...cells(values),
    ]),
    totals: [words.sum, '', ...cells(sums)],
    notes: [words.note],
  }
  const record = () =>
    task.commit((unit) => unit.record('bundles.figures-exported', period, { offices: rows.length }), reason)
  return { fileName: await task.files.save(words.file(period), 'workbook', task.sheet(workbook), record) }
}

const sheetKinds = { count: 'integer', fen: 'fen', minutes: 'text', share: 'text' } as const
