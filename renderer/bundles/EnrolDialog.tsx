import { Alert, Checkbox, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { bundles } from '../../shared/bundles/contract.ts'
import type { Relation } from '../../shared/bundles/enrolment-contract.ts'
import { relationWords } from '../../shared/bundles/state-words.ts'
import type { Output } from '../../shared/ipc/endpoint.ts'
import { sayMomentDay } from '../../shared/kernel/moment-words.ts'
import { FaultNote } from '../bridge/FaultNote.tsx'
import { useLedgerTask } from '../bridge/use-ledger-task.ts'
import { useDialogFocus } from '../parts/form/use-dialog-focus.ts'
import css from './bundles.module.css'

/** An enrolment file that was read; nothing is trusted yet. */
export type ReadEnrolment = NonNullable<Output<typeof bundles.readEnrolment>>
type Props = {
  readonly read: ReadEnrolment
  readonly relations: readonly [Relation, ...Relation[]]
  readonly title: string | undefined
  readonly onClose: () => void
}
type Digits = readonly [string, string, string]

/** Pins somebody's keys once a person typed three groups of the check number from the paper. */
export function EnrolDialog({ read, relations, title, onClose }: Props) {
  const [relation, setRelation] = useState<Relation>(
    () => relations.find((one) => one === read.kind) ?? relations[0],
  )
  useDialogFocus()
  const [digits, setDigits] = useState<Digits>(['', '', ''])
  const enrol = useLedgerTask(bundles.enrol, { showsFault: true, done: `已登记“${read.officeName}”` })
  const [isSeen, setSeen] = useState(false)
  const { replaces } = read
  const isReady = digits.every((group) => /^\d{5}$/.test(plain(group))) && (!replaces || isSeen)
  const save = async () => {
    const [second, fourth, sixth] = digits
    const answer = await enrol.run({
      token: read.token,
      relation,
      digits: [plain(second), plain(fourth), plain(sixth)],
      replaces: replaces && isSeen ? replaces.id : null,
    })
    if (answer.ok) onClose()
  }
  const change = (at: number, group: string) =>
    setDigits(digits.map((old, place) => (place === at ? group : old)) as unknown as Digits)
  return (
    <Modal
      open
      title="登记单位"
      okText="登记"
      onOk={save}
      onCancel={onClose}
      mask={{ closable: false }}
      okButtonProps={{ disabled: !isReady, loading: enrol.isRunning }}
    >
      <div className="stack">
        <dl className="facts">
          <dt>文件里写的单位</dt>
          <dd>
            {read.officeName}（{read.officeCode}）
          </dd>
        </dl>
        {replaces && <Replacing former={replaces} isSeen={isSeen} onSeen={setSeen} />}
        <Radio.Group
          aria-label="关系"
          value={relation}
          onChange={(event) => setRelation(event.target.value as Relation)}
          options={relations.map((one) => ({ value: one, label: title ?? relationWords[one] }))}
        />
        <div>
          文件可能被人调换，所以还要核对：请看对方<strong>盖章的登记表</strong>，或打电话问，输入 6
          组校验数字中的第 2、4、6 组。
        </div>
        <div className={css.digitGroups}>
          {[2, 4, 6].map((group, at) => (
            <div key={group}>
              <label htmlFor={`check-group-${group}`}>第 {group} 组</label>
              <Input
                id={`check-group-${group}`}
                value={digits[at]}
                inputMode="numeric"
                maxLength={8}
                onChange={(event) => change(at, event.target.value)}
              />
            </div>
          ))}
        </div>
        <FaultNote fault={enrol.fault} />
      </div>
    </Modal>
  )
}

type ReplacingProps = {
  readonly former: NonNullable<ReadEnrolment['replaces']>
  readonly isSeen: boolean
  readonly onSeen: (isSeen: boolean) => void
}

/** Names the enrolment that this file puts an end to. */
function Replacing({ former, isSeen, onSeen }: ReplacingProps) {
  const name = `${former.officeName}（${former.officeCode}）`
  const isActive = former.state === 'active'
  return (
    <Alert
      type="warning"
      showIcon
      title={`这是已登记单位“${name}”的新密钥`}
      description={
        <div className="stack">
          <span>
            它 {sayMomentDay(former.sinceMs)} 登记的密钥{isActive ? '登记后作废' : '已经作废'}
            ，已收下的包不受影响。请先打电话向“{former.officeName}”核实是否换了密钥。
          </span>
          <Checkbox checked={isSeen} onChange={(event) => onSeen(event.target.checked)}>
            已向“{former.officeName}”核实，用新密钥代替原来的
          </Checkbox>
        </div>
      }
    />
  )
}

const plain = (text: string) => text.normalize('NFKC').replaceAll(/\s/g, '')
