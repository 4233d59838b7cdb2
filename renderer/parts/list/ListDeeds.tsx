import { ExportOutlined, ImportOutlined, PlusOutlined, PrinterOutlined } from '@ant-design/icons'
import { Flex } from 'antd'
import { useState } from 'react'
import { imports } from '../../../shared/imports/contract.ts'
import type { Task } from '../../../shared/ipc/endpoint.ts'
import { Deed } from '../../bridge/Deed.tsx'
import { ListExport } from './ListExport.tsx'
import type { ListSpec } from './list-kinds.ts'
import type { ListState } from './use-list-state.ts'

type Props = { readonly spec: ListSpec; readonly state: ListState }
type Leaving = { readonly door: Task; readonly verb: string }

/** 新建 · 导入 · 导出 · 打印: the same four in the same order on every list. */
export function ListDeeds({ spec, state }: Props) {
  const [leaving, setLeaving] = useState<Leaving>()
  const { create, importing, exportDoor, printDoor } = spec
  return (
    <Flex gap={8}>
      {create && (
        <Deed
          door={create.door}
          type="primary"
          icon={<PlusOutlined aria-hidden />}
          title="Ctrl+N"
          onClick={create.onClick}
        >
          {create.label}
        </Deed>
      )}
      {importing && (
        <Deed door={imports.open} icon={<ImportOutlined aria-hidden />} onClick={importing.onClick}>
          导入
        </Deed>
      )}
      {exportDoor && (
        <Deed
          door={exportDoor}
          icon={<ExportOutlined aria-hidden />}
          onClick={() => setLeaving({ door: exportDoor, verb: '导出' })}
        >
          导出
        </Deed>
      )}
      {printDoor && (
        <Deed
          door={printDoor}
          icon={<PrinterOutlined aria-hidden />}
          onClick={() => setLeaving({ door: printDoor, verb: '打印' })}
        >
          打印
        </Deed>
      )}
      {leaving && <ListExport spec={spec} state={state} {...leaving} onClose={() => setLeaving(undefined)} />}
    </Flex>
  )
}
