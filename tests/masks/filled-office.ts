import { imports } from '../../shared/imports/contract.ts'
import { bookings } from '../../shared/ledgers/bookings/contract.ts'
import { members } from '../../shared/ledgers/members/contract.ts'
import { organisation } from '../../shared/ledgers/organisation/contract.ts'
import { payroll } from '../../shared/ledgers/payroll/contract.ts'
import { spending } from '../../shared/ledgers/spending/contract.ts'
import type { Station } from '../bundles/service/stations.ts'
import { employ, runMonth } from '../ledgers/payroll/payroll-office.ts'
import { foundBranches, TODAY, wantedMember, wantedOrganisation } from '../support/actors.ts'
import { spendingAt, wantedFund, wantedLine } from '../support/funds.ts'
import { wantedBooking, wantedRoom } from '../support/venues.ts'

export const MONTH = '2031-05'

/** What hides behind stars beside ID numbers, by where it is entered: no part in common with each other. */
export const hidden = {
  mobile: '13977773331',
  phone: '0379-61234562',
  homeAddress: '样例路9号样例小区7栋8单元909室',
  currentAddress: '样例街8号样例花园5栋6单元707室',
  staffMobile: '13955553334',
  bankAccount: '6200000000000444455',
  bookingPhone: '13944443336',
  payeeAccount: '6200000000000777766',
  before: '13922223337',
  imported: '13911113338',
}
/** Of an office: shown at home, hidden where others read it. */
export const officePhone = '13966663339'

/** Sets the clock of a station to the middle of the day on which it all happens. */
export function setDay(at: Station, day: string = TODAY): void {
  at.clock.shiftMs = Date.parse(`${day}T02:00:00Z`) - Date.now()
}

/**
 * Fills every ledger of an office with something hidden: members, one of whom got another number and another
 * phone since, staff with a paid month, a booking, a spending, an import that changed somebody. What was
 * entered for numbers the second, third and last of `numbers` is no longer, or only, in the import's rows.
 */
export async function fillOffice(at: Station, numbers: readonly string[]): Promise<void> {
  const [first, second, wrong, employee, pasted] = numbers as [string, string, string, string, string]
  at.sit('clerk')
  const branches = await foundBranches(at)
  const office = { contact: '王样例', contactPhone: officePhone, code: 'YL-103', fullName: '样例第三党支部' }
  await at.call(
    organisation.found,
    wantedOrganisation({ ...office, type: '631', shortName: '第三支部', parentId: branches.committee.id }),
  )
  const { mobile, phone, homeAddress, currentAddress } = hidden
  const branch = branches.first.id
  const contact = { mobile, phone, homeAddress, currentAddress }
  await at.call(members.enter, wantedMember(branch, { idNumber: first, name: '赵样例', ...contact }))
  const other = { idNumber: wrong, name: '钱样例', mobile: hidden.before, homeAddress }
  const { id, revision } = await at.call(members.enter, wantedMember(branch, other))
  const patch = { idNumber: second, mobile }
  await at.call(members.correct, { id, revision, patch, reason: '号码有误' })
  await at.call(payroll.takeDefaults, { place: '样例市甲', like: '样例市甲' })
  const { bankAccount, staffMobile } = hidden
  const person = { name: '孙样例', idNumber: employee, joinedDay: `${MONTH}-01`, bankAccount }
  await employ(at, { ...person, mobile: staffMobile })
  await runMonth(at, MONTH)
  await spendAndBook(at)
  for (const changed of ['', hidden.imported]) {
    const rows = [
      ['姓名', '身份证号', '所在党支部', '联系电话', '入党日期', '人员类别'],
      ['李样例', pasted, '第一支部', changed || hidden.before, '1999-07-01', '正式党员'],
    ]
    const text = rows.map((row) => row.join('\t')).join('\n')
    const { token } = await at.call(imports.paste, { noun: 'members', text })
    await at.call(imports.apply, { token })
  }
}

async function spendAndBook(at: Station): Promise<void> {
  at.sit('head')
  const venueId = (
    await at.call(bookings.addVenue, { name: '样例中心', address: null, areaM2: 600, remark: null })
  ).id
  const room = await at.call(bookings.addRoom, wantedRoom(venueId))
  const fund = await at.call(spending.addFund, wantedFund())
  const line = await at.call(spending.addLine, wantedLine(fund.id))
  const received = { fundId: fund.id, day: '2031-01-10', amountFen: 1_000_000, payer: '样例街道财政所' }
  await at.call(spending.receive, { ...received, document: null, remark: null })
  at.sit('clerk')
  await at.call(bookings.reserve, wantedBooking(room.id, { phone: hidden.bookingPhone }))
  const paying = Object.assign(at, { lineId: line.id })
  const paid = await spendingAt(paying, 'paid', { payeeAccount: hidden.payeeAccount })
  at.sit('clerk')
  const hung = { place: '公示栏', fromDay: TODAY, toDay: '2031-06-21', paper: null }
  await at.call(spending.publicise, { spendingIds: [paid.id], ...hung })
}
