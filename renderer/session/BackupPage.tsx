import { Button, Table } from 'antd'
import type { Output } from '../../shared/ipc/endpoint.ts'
import { saySecond, saySize } from '../../shared/kernel/moment-words.ts'
import { session as doors } from '../../shared/session/contract.ts'
import { Answered } from '../bridge/Answered.tsx'
import { Deed } from '../bridge/Deed.tsx'
import { useSession } from '../bridge/session.ts'
import { useLedgerQuery } from '../bridge/use-ledger-query.ts'
import { useLedgerTask } from '../bridge/use-ledger-task.ts'
import { CutList } from '../cutting/CutList.tsx'
import { lockToRestore } from './locking.ts'

type Backup = Output<typeof doors.backups>[number]

/** 备份: one to this disk, one to a stick, the list, and the way back. */
export function BackupPage() {
  const session = useSession()
  const backups = useLedgerQuery(doors.backups, {})
  const backUp = useLedgerTask(doors.backUp, {
    done: ({ fileName }) => (fileName ? `已备份并检查通过：${fileName}` : '没有备份'),
  })
  return (
    <>
      <div className="page-head">
        <h1>备份</h1>
        <Deed door={doors.backUp} disabled={backUp.isRunning} onClick={() => backUp.run({ toStick: false })}>
          备份到本机
        </Deed>
        <Deed
          door={doors.backUp}
          type="primary"
          disabled={backUp.isRunning}
          onClick={() => backUp.run({ toStick: true })}
        >
          备份到U盘
        </Deed>
      </div>
      <p className="page-lead">
        每次锁定和退出时自动在本机备份一份，并试着打开检查。电脑会坏，请每周用U盘备份一次，U盘与电脑分开保管。
      </p>
      <Answered of={backups}>{(list) => <BackupTable list={list} />}</Answered>
      <CutList />
      <section className="panel" style={{ marginTop: 14 }}>
        <h2>从备份恢复</h2>
        <p className="page-lead">
          台账损坏或误操作无法更正时才用。恢复后台账回到备份那一刻，人员和密码仍是现在的；现在的台账文件另外留着，以后可以换回；恢复这件事会记入操作记录，下次上报会注明。
        </p>
        <Button danger onClick={() => lockToRestore(session)}>
          锁定并选择备份
        </Button>
      </section>
    </>
  )
}

function BackupTable({ list }: { readonly list: readonly Backup[] }) {
  return (
    <Table<Backup>
      rowKey="name"
      size="small"
      pagination={list.length > 12 ? { pageSize: 12, showSizeChanger: false } : false}
      dataSource={list}
      locale={{ emptyText: <div className="empty">本机还没有备份。请现在就点“备份到本机”做一份。</div> }}
      columns={[
        { title: '时间', render: (_, { atMs }) => saySecond(atMs) },
        { title: '文件名', dataIndex: 'name' },
        { title: '大小', align: 'right', render: (_, { sizeBytes }) => saySize(sizeBytes) },
      ]}
    />
  )
}
