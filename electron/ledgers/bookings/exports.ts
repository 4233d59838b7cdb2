import type { Input, Output } from '../../../shared/ipc/endpoint.ts'
import type { Booking } from '../../../shared/ledgers/bookings/booking.ts'
import type { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import { bookingFields } from '../../../shared/ledgers/bookings/fields.ts'
import { masking } from '../../../shared/ledgers/bookings/masking.ts'
import { bookingListTitle } from '../../../shared/ledgers/bookings/papers.ts'
import { type LeavingList, listPaper, listWorkbook } from '../../../shared/papers/list-papers.ts'
import { refuse } from '../../../shared/refusal.ts'
import { eachListed } from '../../db/list.ts'
import { mayCarry, officeOf, printing, savePaper, saveSheet, type Told } from '../../ipc/exports.ts'
import type { TaskContext } from '../../ipc/handlers.ts'
import { bookingListPlan } from './list-plan.ts'
import { roomNames } from './place-store.ts'
import { fromRow, type Listed } from './rows.ts'
import * as store from './store.ts'

type Wanted = Input<typeof bookings.exportSheet>
type Saved = Promise<Output<typeof bookings.exportSheet>>

/** The listed bookings as a workbook that the import would read back. */
export async function exportSheet(task: TaskContext, wanted: Wanted): Saved {
  mayCarry(task, wanted.unmasked)
  const list = listed(task, wanted)
  return saveSheet(task, list.title, listWorkbook(list), toldOf('bookings.exported', wanted, list))
}

/** The listed bookings on paper. */
export async function printList(task: TaskContext, wanted: Wanted): Saved {
  mayCarry(task, wanted.unmasked)
  const list = listed(task, wanted)
  const paper = listPaper(list, printing(task, wanted.reason))
  return savePaper(task, list.title, paper, toldOf('bookings.printed', wanted, list))
}

/** All rows at once, so that they are the rows of one moment. */
function listed(task: TaskContext, { list, columns, unmasked }: Wanted): LeavingList {
  const { reader, request } = task
  const rooms = roomNames(reader)
  const organisations = store.organisationNames(reader)
  const fields = columns.flatMap((name) => bookingFields.filter((field) => field.name === name))
  const rows: Booking[] = []
  const plan = bookingListPlan(request.today)
  for (const row of eachListed<Listed, typeof list.sort, typeof list.filters>(reader, plan, list)) {
    const booking = fromRow(row)
    rows.push(unmasked ? booking : masking(booking))
    if (rows.length % PAUSE === 0) {
      task.progress(rows.length, 0)
      if (task.cancelled()) refuse('ipc.cancelled', {})
    }
  }
  return {
    ...bookingListTitle,
    officeName: officeOf(task),
    asOf: task.ambient().today,
    fields,
    rows,
    unmasked,
    nameOf: (field, id) => (field === 'roomId' ? rooms : organisations).get(id) ?? '',
  }
}
const PAUSE = 1000

const toldOf = (event: Told['event'], { columns, unmasked, reason }: Wanted, { rows }: LeavingList) => ({
  event,
  facts: { rows: rows.length, columns: columns.join(' '), unmasked },
  reason,
})
