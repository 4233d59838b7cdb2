import { join } from 'node:path'
import { expect, test } from 'vitest'
import { audit } from '../../shared/audit/contract.ts'
import type { Id } from '../../shared/kernel/id.ts'
import { station, stick } from '../bundles/service/stations.ts'
import { withOtherTool } from './other-tool.ts'

const title = /核验报告|不符|相符|未比对/g

test('the printed report says what was found here, line by line', async () => {
  const runtime = await station('样例社区党委', '990000001')
  const print = async (verification: Id) => {
    runtime.dialogs.push(join(stick(runtime), '核验报告.pdf'))
    await runtime.call(audit.verifyReport, { verification })
    return runtime.printed.at(-1)!.body.html
  }
  const sound = await runtime.call(audit.verify, {})
  expect(await print(sound.id)).not.toContain('不符')
  withOtherTool(runtime.open!.db.file, `update person_account set name = '样例换名' where role = 'clerk'`)
  const broken = await runtime.call(audit.verify, {})
  const paper = await print(broken.id)
  expect(paper.match(title)).toEqual(expect.arrayContaining(['不符', '相符']))
  expect(paper).toContain('与操作记录推算的结果不一致')
})

test('a report of a verification that is not held is refused, and nothing is told', async () => {
  const runtime = await station('样例社区党委', '990000001')
  const first = await runtime.call(audit.verify, {})
  const second = await runtime.call(audit.verify, {})
  const { auditWriter } = runtime.open!.db
  const size = auditWriter.size()
  for (const verification of [first.id, runtime.newId()]) {
    expect((await runtime.refused(audit.verifyReport, { verification })).code).toBe('audit.verify-again')
  }
  const forged = { verification: second.id, result: { ...second, broken: [] } } as never
  expect((await runtime.refused(audit.verifyReport, forged)).code).toBe('ipc.invalid-input')
  expect(auditWriter.size()).toBe(size)
})
