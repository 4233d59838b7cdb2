import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { blamedField } from '../../renderer/parts/form/form-words.ts'
import { readFields } from '../../renderer/parts/form/read-fields.ts'
import type { Field } from '../../shared/fields/field.ts'
import { fault } from '../../shared/kernel/faults.ts'
import { checkSignOf } from '../../shared/kernel/id-number.ts'
import { memberFields } from '../../shared/ledgers/members/fields.ts'
import { MemberCard } from '../../shared/ledgers/members/member.ts'

const named = (...names: string[]): Field[] =>
  names.map((name) => memberFields.find((field) => field.name === name)!)
const sound = `99000019500101001${checkSignOf('99000019500101001')}`

describe('reading a form', () => {
  test('keeps what is sound and says of each wrong field what to do', () => {
    const fields = named('name', 'idNumber', 'joinDay', 'nativePlace', 'partyAgeAdjustMonths')
    const written = {
      name: ' 样例　甲 ',
      idNumber: sound.slice(0, 17),
      joinDay: '90.3',
      nativePlace: '样'.repeat(61),
      partyAgeAdjustMonths: '1201',
    }
    const { kept, wrong } = readFields(fields, written, MemberCard.shape, true)
    expect(kept).toEqual({ name: '样例 甲' })
    expect(wrong).toEqual({
      idNumber: '应为 18 位，请对照身份证补全。',
      joinDay: '年份请写四位，如 1990。',
      nativePlace: '最多 60 个字，请缩短。',
      partyAgeAdjustMonths: '不能大于 1200。',
    })
  })

  test('takes the area code nobody has in a practice ledger only', () => {
    const read = (practice: boolean) =>
      readFields(named('idNumber'), { idNumber: sound }, MemberCard.shape, practice)
    expect(read(true).kept).toEqual({ idNumber: sound })
    expect(read(false).wrong.idNumber).toContain('行政区划')
  })

  test('gives nothing as null where the schema lets it, as an empty text where not', () => {
    const shape = { remark: z.string().nullable(), flowTo: z.string() }
    const { kept } = readFields(named('remark', 'flowTo'), { remark: '', flowTo: ' ' }, shape, true)
    expect(kept).toEqual({ remark: null, flowTo: '' })
  })
})

describe('a refusal', () => {
  const late = fault('members.days-backwards', { earlier: '加入党组织日期', later: '转为正式党员日期' })
  const dates = named('joinDay', 'fullDay')

  test('stands at the field it names, of two at the one that was changed', () => {
    expect(blamedField(late, dates)?.name).toBe('joinDay')
    expect(blamedField(late, dates, {}, ['fullDay'])?.name).toBe('fullDay')
  })

  test('stands where the page says for its code, and nowhere when it names no field', () => {
    const taken = fault('members.id-number-taken', { name: '样例甲', branch: '第一党支部', left: false })
    expect(blamedField(taken, dates, { 'members.id-number-taken': 'idNumber' })?.name).toBe('idNumber')
    expect(blamedField(fault('members.stale', {}), dates)).toBeUndefined()
  })
})
