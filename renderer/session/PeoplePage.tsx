import { Button, Modal, Table, Tag } from 'antd'
import { useState } from 'react'
import type { AccountLinkTold } from '../../shared/accounts/account-link.ts'
import { accounts } from '../../shared/accounts/contract.ts'
import { roleDuties, roleWords } from '../../shared/kernel/role-words.ts'
import { session as doors } from '../../shared/session/contract.ts'
import { Answered } from '../bridge/Answered.tsx'
import { Deed } from '../bridge/Deed.tsx'
import { useSession } from '../bridge/session.ts'
import { useLedgerQuery } from '../bridge/use-ledger-query.ts'
import { AccountLinksDialog } from './AccountLinksDialog.tsx'
import { AddPersonDialog } from './AddPersonDialog.tsx'
import { AmendPersonDialog } from './AmendPersonDialog.tsx'
import { CertifyDialog } from './CertifyDialog.tsx'
import { ChangePasswordForm } from './ChangePasswordForm.tsx'
import type { Colleague } from './colleague.ts'
import { GrantSealDialog } from './GrantSealDialog.tsx'
import { RecoveryCodeDialog } from './RecoveryCodeDialog.tsx'
import { RemovePersonDialog } from './RemovePersonDialog.tsx'
import { ResetPasswordDialog } from './ResetPasswordDialog.tsx'

type Open =
  | { readonly what: 'add' | 'own' | 'recovery' }
  | { readonly what: 'amend' | 'reset' | 'remove' | 'seal' | 'certify' | 'links'; readonly person: Colleague }

/** 人员与密码: who may use this ledger, and as what. */
export function PeoplePage() {
  const { user } = useSession()
  const people = useLedgerQuery(doors.people, {})
  const links = useLedgerQuery(accounts.links, {}).data ?? []
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  return (
    <>
      <div className="page-head">
        <h1>人员与密码</h1>
        <Button onClick={() => setOpen({ what: 'own' })}>修改我的密码</Button>
        {user.seals && (
          <Deed door={doors.renewRecovery} onClick={() => setOpen({ what: 'recovery' })}>
            更换恢复码
          </Deed>
        )}
        <Deed door={doors.addPerson} type="primary" onClick={() => setOpen({ what: 'add' })}>
          添加人员
        </Deed>
      </div>
      <p className="page-lead">
        每人一个姓名、一个密码，不要合用。离岗的人当天移除，台账会换钥匙，旧密码打不开新内容；移除后请到“上报”或“接收”页把新密钥告知登记单位。
      </p>
      <Answered of={people}>{(list) => <PeopleTable list={list} links={links} onOpen={setOpen} />}</Answered>
      {open?.what === 'add' && <AddPersonDialog onClose={close} />}
      {open?.what === 'recovery' && <RecoveryCodeDialog onClose={close} />}
      {open?.what === 'amend' && <AmendPersonDialog person={open.person} onClose={close} />}
      {open?.what === 'reset' && (
        <ResetPasswordDialog person={open.person} people={people.data ?? []} onClose={close} />
      )}
      {open?.what === 'remove' && <RemovePersonDialog person={open.person} onClose={close} />}
      {open?.what === 'certify' && <CertifyDialog person={open.person} onClose={close} />}
      {open?.what === 'seal' && <GrantSealDialog person={open.person} onClose={close} />}
      {open?.what === 'links' && (
        <AccountLinksDialog
          person={open.person}
          links={links.filter(({ accountId }) => accountId === open.person.id)}
          onClose={close}
        />
      )}
      <Modal open={open?.what === 'own'} title="修改我的密码" footer={null} onCancel={close} destroyOnHidden>
        <ChangePasswordForm onDone={close} />
      </Modal>
    </>
  )
}

type TableProps = {
  readonly list: readonly Colleague[]
  readonly links: readonly AccountLinkTold[]
  readonly onOpen: (open: Open) => void
}

function PeopleTable({ list, links, onOpen }: TableProps) {
  const { user } = useSession()
  return (
    <Table<Colleague>
      rowKey="id"
      size="small"
      pagination={false}
      dataSource={[...list]}
      columns={[
        {
          title: '姓名',
          render: (_, person) => (person.id === user.id ? `${person.name}（本人）` : person.name),
        },
        { title: '岗位', render: (_, { role }) => roleWords[role] },
        { title: '可以做什么', render: (_, { role }) => <span className="soft">{roleDuties[role]}</span> },
        {
          title: '状态',
          render: (_, { seals, mustChange, key }) => (
            <>
              {seals && <Tag color="processing">有签发权</Tag>}
              {mustChange && <Tag color="warning">一次性密码，待本人修改</Tag>}
              {key?.state === 'waiting' && <Tag color="warning">签名钥匙待另一人确认</Tag>}
            </>
          ),
        },
        {
          title: '对应人员',
          render: (_, { id }) =>
            links
              .filter(({ accountId, toDay }) => accountId === id && toDay === null)
              .map(({ name }) => name)
              .join('、') || <span className="soft">（未登记）</span>,
        },
        {
          title: '签名指纹',
          render: (_, { key }) => <span className="fingerprint">{key?.fingerprint ?? '（尚无）'}</span>,
        },
        {
          title: '办理',
          render: (_, person) =>
            person.id === user.id ? null : <PersonDeeds person={person} onOpen={onOpen} />,
        },
      ]}
    />
  )
}

function PersonDeeds({
  person,
  onOpen,
}: {
  readonly person: Colleague
  readonly onOpen: TableProps['onOpen']
}) {
  const { user } = useSession()
  const mayGetSeal = person.role === 'head' && !person.seals && !person.mustChange && user.seals
  return (
    <div className="row">
      <Deed door={doors.amendPerson} size="small" onClick={() => onOpen({ what: 'amend', person })}>
        更改
      </Deed>
      <Deed door={accounts.link} size="small" onClick={() => onOpen({ what: 'links', person })}>
        对应人员
      </Deed>
      <Deed door={doors.resetPassword} size="small" onClick={() => onOpen({ what: 'reset', person })}>
        重置密码
      </Deed>
      <Deed door={doors.removePerson} size="small" danger onClick={() => onOpen({ what: 'remove', person })}>
        移除
      </Deed>
      {person.key?.state === 'waiting' && (
        <Deed
          door={doors.certify}
          size="small"
          type="primary"
          onClick={() => onOpen({ what: 'certify', person })}
        >
          确认签名钥匙
        </Deed>
      )}
      {mayGetSeal && (
        <Deed door={doors.grantSeal} size="small" onClick={() => onOpen({ what: 'seal', person })}>
          授予签发权
        </Deed>
      )}
    </div>
  )
}
