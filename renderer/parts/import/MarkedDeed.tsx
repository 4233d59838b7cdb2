import { DownloadOutlined } from '@ant-design/icons'
import { imports } from '../../../shared/imports/contract.ts'
import { Deed } from '../../bridge/Deed.tsx'
import { useLedgerTask } from '../../bridge/use-ledger-task.ts'

/** Saves the same workbook with wrong cells red and the reason beside them. */
export function MarkedDeed({ token }: { readonly token: string }) {
  const marked = useLedgerTask(imports.marked, {
    done: ({ fileName }) => (fileName ? `标注好的工作簿已保存：${fileName}` : '没有保存。'),
  })
  return (
    <Deed
      door={imports.marked}
      icon={<DownloadOutlined aria-hidden />}
      loading={marked.isRunning}
      onClick={() => void marked.run({ token })}
    >
      下载标注工作簿
    </Deed>
  )
}
