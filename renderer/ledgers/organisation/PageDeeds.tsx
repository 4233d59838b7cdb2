import { ExportOutlined, ImportOutlined, PlusOutlined, PrinterOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { imports } from '../../../shared/imports/contract.ts'
import type { Day } from '../../../shared/kernel/day.ts'
import { organisation } from '../../../shared/ledgers/organisation/contract.ts'
import { Deed } from '../../bridge/Deed.tsx'
import { goTo } from '../../bridge/place.ts'
import { useMay } from '../../bridge/session.ts'
import { useLedgerTask } from '../../bridge/use-ledger-task.ts'
import { useShortcut } from '../../bridge/use-shortcut.ts'
import { ReasonDialog } from '../../parts/form/ReasonDialog.tsx'

type Props = { readonly asOf: Day; readonly under: string | undefined }

/** 新建 · 导入 · 导出 · 打印 for the tree as it stood on the chosen day. */
export function PageDeeds({ asOf, under }: Props) {
  const [leaving, setLeaving] = useState<'exportSheet' | 'print'>()
  const create = (): void => goTo('organisation', { mode: 'new', ...(under ? { parentId: under } : {}) })
  useShortcut('n', create, useMay(organisation.found))
  return (
    <>
      <Deed
        door={organisation.found}
        type="primary"
        icon={<PlusOutlined aria-hidden />}
        title="Ctrl+N"
        onClick={create}
      >
        新建
      </Deed>
      <Deed
        door={imports.open}
        icon={<ImportOutlined aria-hidden />}
        onClick={() => goTo('organisation', { mode: 'import' })}
      >
        导入
      </Deed>
      <Deed
        door={organisation.exportSheet}
        icon={<ExportOutlined aria-hidden />}
        onClick={() => setLeaving('exportSheet')}
      >
        导出
      </Deed>
      <Deed
        door={organisation.print}
        icon={<PrinterOutlined aria-hidden />}
        onClick={() => setLeaving('print')}
      >
        打印
      </Deed>
      {leaving && <Leaving which={leaving} asOf={asOf} onClose={() => setLeaving(undefined)} />}
    </>
  )
}

function Leaving(props: {
  readonly which: 'exportSheet' | 'print'
  readonly asOf: Day
  readonly onClose: () => void
}) {
  const verb = props.which === 'print' ? '打印' : '导出'
  const task = useLedgerTask(organisation[props.which], {
    showsFault: true,
    done: ({ fileName }) => (fileName ? `已${verb}：${fileName}` : `没有${verb}。`),
  })
  const run = async (reason: string): Promise<void> => {
    const answer = await task.run({ asOf: props.asOf, reason })
    if (answer.ok) props.onClose()
  }
  return (
    <ReasonDialog
      title={`${verb}党组织名册（截至 ${props.asOf}）`}
      okText={verb}
      isRunning={task.isRunning}
      fault={task.fault}
      offers={['上级检查', '换届选举', '存档']}
      onReason={(reason) => void run(reason)}
      onClose={props.onClose}
    />
  )
}
