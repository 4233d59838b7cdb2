import { DownloadOutlined } from '@ant-design/icons'
import { imports } from '../../../shared/imports/contract.ts'
import type { ImportName } from '../../../shared/ledgers/derived.ts'
import { Deed } from '../../bridge/Deed.tsx'
import { useLedgerTask } from '../../bridge/use-ledger-task.ts'

/** Saves an empty workbook with the headings of a noun, filled-in examples and notes. */
export function TemplateDeed({ noun }: { readonly noun: ImportName }) {
  const template = useLedgerTask(imports.template, {
    done: ({ fileName }) => (fileName ? `模板已保存：${fileName}` : '没有保存模板。'),
  })
  return (
    <Deed
      door={imports.template}
      icon={<DownloadOutlined aria-hidden />}
      loading={template.isRunning}
      onClick={() => void template.run({ noun })}
    >
      下载模板
    </Deed>
  )
}
