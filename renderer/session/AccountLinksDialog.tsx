import { Button, Modal, Radio, Select } from 'antd'
import { useState } from 'react'
import type { AccountLinkTold } from '../../shared/accounts/account-link.ts'
import { accounts } from '../../shared/accounts/contract.ts'
import type { Day } from '../../shared/kernel/day.ts'
import type { Id } from '../../shared/kernel/id.ts'
import { members } from '../../shared/ledgers/members/contract.ts'
import { payroll } from '../../shared/ledgers/payroll/contract.ts'
import { Deed } from '../bridge/Deed.tsx'
import { useLedgerCommand } from '../bridge/use-ledger-command.ts'
import { useLedgerQuery } from '../bridge/use-ledger-query.ts'
import { DayInput } from '../parts/form/DayInput.tsx'
import { Field } from '../parts/form/Field.tsx'
import { ReasonDialog } from '../parts/form/ReasonDialog.tsx'
import { today } from '../parts/values/clock.ts'
import type { Colleague } from './colleague.ts'

type Of = 'member' | 'staff'
type Props = {
  readonly person: Colleague
  readonly links: readonly AccountLinkTold[]
  readonly onClose: () => void
}

/** 对应人员 of one account: whose it is and was, and how that is said. */
export function AccountLinksDialog({ person, links, onClose }: Props) {
  const [doing, setDoing] = useState<
    'link' | { readonly what: 'end' | 'drop'; readonly link: AccountLinkTold }
  >()
  const close = () => setDoing(undefined)
  return (
    <Modal open title={`“${person.name}”的对应人员`} footer={null} onCancel={onClose}>
      <p className="soft">
        登记这个账号是哪名党员或工作人员在用。同一个人有几个账号的，录入、改动和审批都算作一个人。
      </p>
      {links.length === 0 && <p>还没有登记。</p>}
      <ul>
        {links.map((link) => (
          <li key={link.id} className="row">
            <span>
              {link.name}（{link.memberId === null ? '工作人员' : '党员'}），{link.fromDay} 起
              {link.toDay !== null && `，至 ${link.toDay}`}
            </span>
            {link.toDay === null && (
              <Deed door={accounts.endLink} size="small" onClick={() => setDoing({ what: 'end', link })}>
                结束
              </Deed>
            )}
            <Deed
              door={accounts.dropLink}
              size="small"
              danger
              onClick={() => setDoing({ what: 'drop', link })}
            >
              作废
            </Deed>
          </li>
        ))}
      </ul>
      <div className="row">
        <Deed door={accounts.link} type="primary" onClick={() => setDoing('link')}>
          登记对应人员
        </Deed>
        <Button onClick={onClose}>关闭</Button>
      </div>
      {doing === 'link' && <LinkDialog person={person} onClose={close} />}
      {typeof doing === 'object' && doing.what === 'end' && <EndDialog link={doing.link} onClose={close} />}
      {typeof doing === 'object' && doing.what === 'drop' && <DropDialog link={doing.link} onClose={close} />}
    </Modal>
  )
}

function LinkDialog({ person, onClose }: Pick<Props, 'person' | 'onClose'>) {
  const [of, setOf] = useState<Of>('member')
  const [personId, setPersonId] = useState<Id>()
  const [fromDay, setFromDay] = useState<string>(today())
  const link = useLedgerCommand(accounts.link, { showsFault: true, done: '已登记' })
  const save = async (reason: string) => {
    const answer = await link.run({
      ...{ accountId: person.id, of, personId: personId!, fromDay: fromDay as Day, reason },
    })
    if (answer.ok) onClose()
  }
  return (
    <ReasonDialog
      title={`登记“${person.name}”的对应人员`}
      okText="登记"
      isRunning={link.isRunning}
      fault={link.fault}
      offers={['核对本人身份', '新添账号']}
      isReady={personId !== undefined && fromDay !== ''}
      onReason={save}
      onClose={onClose}
    >
      <Radio.Group
        aria-label="名册"
        value={of}
        onChange={(event) => {
          setOf(event.target.value)
          setPersonId(undefined)
        }}
        options={[
          { value: 'member', label: '党员' },
          { value: 'staff', label: '工作人员' },
        ]}
      />
      <PersonChoice of={of} value={personId} onChoose={setPersonId} />
      <Field label="起始日期">
        {() => (
          <DayInput
            kind="day"
            label="起始日期"
            hint="如 2026-01-05"
            value={fromDay}
            onSettle={(day) => setFromDay(day ?? '')}
          />
        )}
      </Field>
    </ReasonDialog>
  )
}

function PersonChoice(props: {
  readonly of: Of
  readonly value: Id | undefined
  readonly onChoose: (id: Id) => void
}) {
  const [search, setSearch] = useState('')
  const asked = { search, limit: 20 }
  const roster = useLedgerQuery(members.list, asked, { enabled: props.of === 'member', keepPrevious: true })
  const staff = useLedgerQuery(payroll.list, asked, { enabled: props.of === 'staff', keepPrevious: true })
  const found = (props.of === 'member' ? roster : staff).data?.rows ?? []
  return (
    <Select
      aria-label="对应人员"
      placeholder="输入姓名查找"
      style={{ width: '100%' }}
      showSearch={{ filterOption: false, onSearch: setSearch }}
      value={props.value ?? null}
      options={found.map((one) => ({
        value: one.id,
        label: one.birthDay === null ? one.name : `${one.name}（${one.birthDay}）`,
      }))}
      onChange={(id) => id !== null && props.onChoose(id)}
    />
  )
}

type OfLink = { readonly link: AccountLinkTold; readonly onClose: () => void }

function EndDialog({ link, onClose }: OfLink) {
  const [toDay, setToDay] = useState<string>(today())
  const end = useLedgerCommand(accounts.endLink, { showsFault: true, done: '已结束' })
  const save = async (reason: string) => {
    const answer = await end.run({ id: link.id, revision: link.revision, toDay: toDay as Day, reason })
    if (answer.ok) onClose()
  }
  return (
    <ReasonDialog
      title={`结束对应“${link.name}”`}
      okText="结束"
      isRunning={end.isRunning}
      fault={end.fault}
      offers={['岗位交接', '账号停用']}
      isReady={toDay !== ''}
      onReason={save}
      onClose={onClose}
    >
      <p>此前由这个人经手的，仍算这个人经手。</p>
      <DayInput
        kind="day"
        label="截止日期"
        hint="如 2026-01-05"
        value={toDay}
        onSettle={(day) => setToDay(day ?? '')}
      />
    </ReasonDialog>
  )
}

function DropDialog({ link, onClose }: OfLink) {
  const drop = useLedgerCommand(accounts.dropLink, { showsFault: true, done: '已作废' })
  const save = async (reason: string) => {
    const answer = await drop.run({ id: link.id, revision: link.revision, reason })
    if (answer.ok) onClose()
  }
  return (
    <ReasonDialog
      title={`作废对应“${link.name}”`}
      okText="作废"
      isDangerous
      isRunning={drop.isRunning}
      fault={drop.fault}
      offers={['登记错人']}
      onReason={save}
      onClose={onClose}
    >
      <p>只用于登记错的。换人使用请用“结束”。</p>
    </ReasonDialog>
  )
}
