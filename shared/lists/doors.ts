import type { z } from 'zod'
import { query, task } from '../ipc/endpoint.ts'
import { fileFaults, SavedFile } from '../ipc/shapes.ts'
import { everyRole } from '../kernel/roles.ts'
import { listAnswer, listExport } from './list.ts'

/** What a list asks for, what it answers row by row, and the sums under it. */
type Listed<L extends z.ZodObject, R extends z.ZodType, S extends z.ZodRawShape> = {
  readonly request: L
  readonly row: R
  readonly sums: S
}

/** The doors of a list: a window of it, and all of it in a workbook or on paper. */
export const listDoors = <L extends z.ZodObject, R extends z.ZodType, S extends z.ZodRawShape>(
  section: string,
  { request, row, sums }: Listed<L, R, S>,
) => ({
  list: query(`${section}.list`, { who: everyRole, input: request, output: listAnswer(row, sums) }),
  exportSheet: leaving(`${section}.exportSheet`, request),
  printList: leaving(`${section}.printList`, request),
})

/** A list that leaves in a file; hidden fields leave with it only for those who may write. */
export const leaving = <L extends z.ZodObject>(name: string, request: L) =>
  task(name, {
    who: everyRole,
    inReadOnly: 'recorded',
    input: listExport(request),
    output: SavedFile,
    faults: [...fileFaults, 'session.not-allowed'],
  })
