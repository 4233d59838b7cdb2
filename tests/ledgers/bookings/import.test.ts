import { describe, expect, test } from 'vitest'
import { verifyLedger } from '../../../electron/audit/verify.ts'
import { importService } from '../../../electron/imports/service.ts'
import { importNouns, ledgerServices } from '../../../electron/ledgers/derived.ts'
import { imports } from '../../../shared/imports/contract.ts'
import { fault } from '../../../shared/kernel/faults.ts'
import { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import { sayFault } from '../../../shared/words/faults.ts'
import { foundBranches, officeWith, TODAY } from '../../support/actors.ts'
import { ledgerId } from '../../support/open-memory.ts'
import { at, wantedBooking, wantedRoom } from '../../support/venues.ts'

const heading = [
  '日期',
  '开始时间',
  '结束时间',
  '房间',
  '活动内容',
  '活动类别',
  '主办党组织',
  '主办单位',
  '负责人',
  '预计人数',
  '在管',
  '群众',
]

async function office() {
  const runtime = officeWith({ ...ledgerServices, imports: importService(importNouns) })
  runtime.sit('head')
  const venue = { name: '党群中心', address: null, areaM2: null, remark: null }
  const { id: venueId } = await runtime.call(bookings.addVenue, venue)
  const { id: roomId } = await runtime.call(bookings.addRoom, wantedRoom(venueId))
  await foundBranches(runtime)
  const paste = (...rows: string[][]) =>
    runtime.call(imports.paste, {
      noun: 'bookings',
      text: [heading, ...rows].map((row) => row.join('\t')).join('\n'),
    })
  const list = async () => (await runtime.call(bookings.list, { filters: { when: 'all' } })).rows
  return Object.assign(runtime, { roomId, paste, list })
}

const row = (over: Record<number, string> = {}): string[] =>
  [
    '2031.5.6',
    '9点',
    '10:30',
    '会议室',
    '支部党员大会',
    '党员活动',
    '第一支部',
    '',
    '王样例',
    '30',
    '18',
    '2',
  ].map((cell, nth) => over[nth] ?? cell)

describe('the use of rooms until yesterday', () => {
  test('comes in by a workbook, and again changes nothing', async () => {
    const runtime = await office()
    const preview = await runtime.paste(
      row(),
      row({ 1: '14:00', 2: '下午4点', 6: '', 7: '舞蹈队', 10: '', 11: '' }),
    )
    expect(preview.counts).toEqual({ new: 2, changed: 0, same: 0, wrong: 0 })
    await runtime.call(imports.apply, { token: preview.token })
    expect(await runtime.list()).toMatchObject([
      { day: '2031-05-06', fromMinute: at('9:00'), toMinute: at('10:30'), cameTotal: 20, cameMobile: 0 },
      {
        fromMinute: at('14:00'),
        toMinute: at('16:00'),
        organiser: '舞蹈队',
        cameTotal: null,
        state: 'booked',
      },
    ])
    expect((await runtime.paste(row())).counts).toMatchObject({ same: 1, new: 0, changed: 0 })
    expect((await verifyLedger(runtime.db.file, ledgerId, async () => {})).broken).toEqual([])
  })

  test('is refused row by row, in the words of the form', async () => {
    const runtime = await office()
    const problems = async (...rows: string[][]) => {
      const { rows: told } = await runtime.paste(...rows)
      return told.map(({ verdict, cells }) =>
        verdict === 'wrong' ? cells.map(({ label, problem }) => `${label}：${problem}`).join('；') : verdict,
      )
    }
    expect(await problems(row({ 0: '2031-06-15' }))).toEqual([
      expect.stringContaining('只导入以往的使用记录'),
    ])
    expect(await problems(row({ 2: '8:30' }))).toEqual([expect.stringContaining('结束时间不晚于开始时间')])
    expect(await problems(row({ 1: '早晨' }))).toEqual([expect.stringContaining('不是时间')])
    expect(await problems(row({ 3: '地下室' }))).toEqual([expect.stringContaining('没有名为“地下室”的房间')])
    expect(await problems(row({ 6: '' }))).toEqual([expect.stringContaining('都没有填')])
    expect(await problems(row({ 10: '0', 11: '0' }))).toEqual([expect.stringContaining('全是 0')])
    expect(await problems(row({ 9: '99999' }))).toEqual([expect.stringContaining('允许的范围')])
    expect(await problems(row(), row({ 1: '10:00', 2: '11:00' }))).toEqual([
      expect.stringContaining('时间重叠'),
      'new',
    ])
    expect(await problems(row(), row())).toEqual([expect.stringContaining('第2行'), 'new'])
  })

  test('is refused where the ledger holds the room already, also since the dry run', async () => {
    const runtime = await office()
    const first = await runtime.paste(row())
    const second = await runtime.paste(row({ 1: '10:00', 2: '11:00' }))
    await runtime.call(imports.apply, { token: first.token })
    expect((await runtime.refused(imports.apply, { token: second.token })).code).toBe('imports.moved')
    const again = await runtime.paste(row({ 1: '10:00', 2: '11:00' }))
    expect(again.counts).toMatchObject({ new: 0, wrong: 1 })
    expect(again.rows[0]!.cells[0]!.problem).toContain('支部党员大会')
  })

  test('changes what differs, and is taken back whole', async () => {
    const runtime = await office()
    const apply = async (preview: { token: string }) => runtime.call(imports.apply, { token: preview.token })
    await apply(await runtime.paste(row()))
    const [before] = await runtime.list()
    const { id } = await apply(
      await runtime.paste(row({ 2: '11:00', 10: '20' }), row({ 1: '15:00', 2: '16:00' })),
    )
    expect(await runtime.list()).toMatchObject([
      { toMinute: at('11:00'), cameTotal: 22 },
      { fromMinute: at('15:00') },
    ])
    await runtime.call(imports.undo, { batchId: id, reason: '导错了' })
    expect(await runtime.list()).toEqual([{ ...before, revision: 3 }])
  })

  test('is not taken back once a booking moved on', async () => {
    const runtime = await office()
    const { id } = await runtime.call(imports.apply, { token: (await runtime.paste(row())).token })
    const [booking] = await runtime.list()
    const count = { cameResident: 1, cameMobile: 0, cameOnDuty: 0, camePublic: 0, damage: null, isTidy: true }
    await runtime.call(bookings.checkIn, { id: booking!.id, revision: 1, ...count })
    expect((await runtime.refused(imports.undo, { batchId: id, reason: '导错了' })).code).toBe(
      'imports.built-upon',
    )
  })

  test('is taken back also where an earlier version kept what was there before', async () => {
    const runtime = await office()
    await runtime.call(imports.apply, { token: (await runtime.paste(row())).token })
    const { id } = await runtime.call(imports.apply, {
      token: (await runtime.paste(row({ 10: '20' }))).token,
    })
    const { file } = runtime.db
    file.exec('drop trigger tell_update_import_row')
    file.exec(`update import_row set before = json_remove(before, '$.hands') where before is not null`)
    await runtime.call(imports.undo, { batchId: id, reason: '导错了' })
    const [booking] = await runtime.list()
    expect(booking).toMatchObject({ cameTotal: 20, revision: 3 })
    expect(booking!.hands).toHaveLength(1)
  })

  test('leaves alone what was never approved, and brings in the rows beside it', async () => {
    const runtime = await office()
    runtime.setDay('2031-05-06')
    const asking = wantedRoom((await runtime.call(bookings.places, {})).venues[0]!.id, {
      ...{ name: '多功能厅', needsApproval: true },
    })
    const { id: roomId } = await runtime.call(bookings.addRoom, asking)
    const { id } = await runtime.call(bookings.reserve, wantedBooking(roomId, { day: '2031-05-06' }))
    runtime.setDay(TODAY)
    const counted = row({ 1: '9:00', 2: '10:00', 3: '多功能厅' })
    const preview = await runtime.paste(counted, row({ 1: '14:00', 2: '15:00' }))
    expect(preview.counts).toEqual({ new: 1, changed: 0, same: 0, wrong: 1 })
    const wrong = preview.rows.find(({ verdict }) => verdict === 'wrong')!
    expect(wrong.cells.map(({ problem }) => problem)).toEqual([sayFault(fault('bookings.not-approved', {}))])
    await runtime.call(imports.apply, { token: preview.token })
    const listed = await runtime.list()
    expect(listed.map(({ state, cameTotal }) => [state, cameTotal])).toEqual([
      ['asked', null],
      ['booked', 20],
    ])
    const { counts } = await runtime.paste(row({ 1: '9:00', 2: '10:00', 3: '多功能厅', 10: '', 11: '' }))
    expect(counts).toMatchObject({ changed: 0, wrong: 1 })
    await runtime.call(bookings.cancel, { id, revision: 1, reason: '日子已过，补录' })
    const again = await runtime.paste(counted)
    expect(again.counts).toEqual({ new: 1, changed: 0, same: 0, wrong: 0 })
    await runtime.call(imports.apply, { token: again.token })
    expect((await runtime.call(bookings.list, { filters: { when: 'all' } })).sums.came).toBe(40)
  })
})
