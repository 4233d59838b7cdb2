import { Table, Tag } from 'antd'
import { useState } from 'react'
import { bundles } from '../../shared/bundles/contract.ts'
import type { Peer, Relation } from '../../shared/bundles/enrolment-contract.ts'
import { relationWords } from '../../shared/bundles/state-words.ts'
import { sayMomentDay } from '../../shared/kernel/moment-words.ts'
import { Answered } from '../bridge/Answered.tsx'
import { Deed } from '../bridge/Deed.tsx'
import { useLedgerQuery } from '../bridge/use-ledger-query.ts'
import { useLedgerTask } from '../bridge/use-ledger-task.ts'
import { ReasonDialog } from '../parts/form/ReasonDialog.tsx'
import { EnrolDialog, type ReadEnrolment } from './EnrolDialog.tsx'
import { IdentityPanel } from './IdentityPanel.tsx'

type Props = {
  readonly relations: readonly [Relation, ...Relation[]]
  /** What they are called here, where that is not what their relation is called. */
  readonly title?: string
}

/** Whom we exchange bundles with: our own sheet, reading theirs, and the list. */
export function PeersPanel({ relations, title }: Props) {
  const isPartner = relations.includes('partner')
  const peers = useLedgerQuery(bundles.peers, {})
  const [read, setRead] = useState<ReadEnrolment>()
  const [revoking, setRevoking] = useState<Peer>()
  const reading = useLedgerTask(bundles.readEnrolment, {
    done: (value) =>
      value?.kind === 'notice' ? `已换用“${value.officeName}”的新收件密钥，不需要核对校验数字` : '',
  })
  const open = async () => {
    const answer = await reading.run({})
    if (answer.ok && answer.value && answer.value.kind !== 'notice') setRead(answer.value)
  }
  return (
    <>
      <IdentityPanel isPartner={isPartner} />
      <div className="page-head">
        <h2>已登记的{title ?? relations.map((relation) => relationWords[relation]).join('、')}</h2>
        <Deed door={bundles.readEnrolment} type="primary" loading={reading.isRunning} onClick={open}>
          读取对方登记文件
        </Deed>
      </div>
      <Answered of={peers}>
        {(list) => (
          <PeersTable
            title={title}
            isPartner={isPartner}
            list={list.filter((peer) => relations.includes(peer.relation))}
            onRevoke={setRevoking}
          />
        )}
      </Answered>
      {read && (
        <EnrolDialog read={read} relations={relations} title={title} onClose={() => setRead(undefined)} />
      )}
      {revoking && <RevokeDialog peer={revoking} onClose={() => setRevoking(undefined)} />}
    </>
  )
}

type TableProps = {
  readonly title: string | undefined
  readonly isPartner: boolean
  readonly list: readonly Peer[]
  readonly onRevoke: (peer: Peer) => void
}

function PeersTable({ title, isPartner, list, onRevoke }: TableProps) {
  return (
    <Table<Peer>
      rowKey="id"
      size="small"
      pagination={false}
      dataSource={[...list]}
      locale={{
        emptyText: (
          <div className="empty">
            <strong>还没有登记任何单位</strong>
            {isPartner
              ? '一方先导出登记文件拷到U盘；另一方读取、核对校验数字并登记，'
              : '下级单位（或审计人员）先导出登记文件拷到U盘；上级（或被审计单位）读取、核对校验数字并登记，'}
            再导出答复文件带回，对方照样核对登记。只需办一次。
            {isPartner && '与共建单位只收发函件，不收它的报表。'}
          </div>
        ),
      }}
      columns={[
        { title: '单位', render: (_, peer) => `${peer.officeName}（${peer.officeCode}）` },
        { title: '关系', render: (_, peer) => title ?? relationWords[peer.relation] },
        { title: '密钥指纹', render: (_, peer) => <span className="digest">{peer.fingerprint}</span> },
        { title: '登记日期', render: (_, peer) => sayMomentDay(peer.sinceMs) },
        {
          title: '状态',
          render: (_, peer) =>
            peer.state === 'active' ? <Tag color="success">有效</Tag> : <Tag>已作废</Tag>,
        },
        {
          title: '办理',
          render: (_, peer) =>
            peer.state === 'active' && (
              <div className="row">
                {peer.relation !== 'superior' && <GrantDeed peer={peer} />}
                <Deed door={bundles.revoke} size="small" danger onClick={() => onRevoke(peer)}>
                  作废
                </Deed>
              </div>
            ),
        },
      ]}
    />
  )
}

/** 导出答复文件: what the other side reads in turn, with our check number on the sheet beside it. */
function GrantDeed({ peer }: { readonly peer: Peer }) {
  const grant = useLedgerTask(bundles.exportEnrolment, {
    done: ({ fileName }) => (fileName ? `答复文件和登记表已写入：${fileName}` : '没有写入'),
  })
  return (
    <Deed
      door={bundles.exportEnrolment}
      size="small"
      loading={grant.isRunning}
      onClick={() => grant.run({ grantTo: peer.id })}
    >
      导出答复文件
    </Deed>
  )
}

function RevokeDialog({ peer, onClose }: { readonly peer: Peer; readonly onClose: () => void }) {
  const revoke = useLedgerTask(bundles.revoke, { showsFault: true, done: `“${peer.officeName}”的登记已作废` })
  return (
    <ReasonDialog
      title={`作废“${peer.officeName}”的登记`}
      okText="作废"
      isDangerous
      isRunning={revoke.isRunning}
      fault={revoke.fault}
      offers={['对方换了新台账', '对方密钥可能泄露', '单位撤并']}
      onClose={onClose}
      onReason={async (reason) => {
        const answer = await revoke.run({ peerId: peer.id, reason })
        if (answer.ok) onClose()
      }}
    >
      <p>
        作废后不再接收此密钥签名的包，也不能向它上报；已经收下的不受影响。作废不能撤回：
        对方要更换密钥，才能重新登记。电脑或U盘丢失但密码没有泄露的，不需要作废。
      </p>
    </ReasonDialog>
  )
}
