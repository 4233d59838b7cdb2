import { Button, Flex, Result } from 'antd'
import type { ImportPreview, imports } from '../../../shared/imports/contract.ts'
import type { Output } from '../../../shared/ipc/endpoint.ts'
import { sayInteger } from '../../../shared/kernel/yuan.ts'
import { MarkedDeed } from './MarkedDeed.tsx'
import { UndoImport } from './UndoImport.tsx'

type Batch = Output<typeof imports.apply>
type Props = {
  readonly preview: ImportPreview
  readonly batch: Batch
  readonly onBatch: (batch: Batch) => void
  readonly onAgain: () => void
  readonly onLeave: () => void
}

/** What an import did, the workbook with what is still wrong, and the way to take the whole import back. */
export function ImportDone({ preview, batch, onBatch, onAgain, onLeave }: Props) {
  return (
    <Result
      status={batch.undone ? 'info' : 'success'}
      title={batch.undone ? '这次导入已撤销，台账和导入前一样。' : '导入完成'}
      subTitle={batch.undone ? batch.workbook : sayBatch(batch)}
      extra={
        <Flex gap={8} justify="center" wrap>
          <Button type="primary" onClick={onLeave}>
            查看名单
          </Button>
          {batch.rowsWrong > 0 && !batch.undone && <MarkedDeed token={preview.token} />}
          {!batch.undone && <UndoImport batch={batch} onDone={onBatch} />}
          <Button onClick={onAgain}>再导入一份</Button>
        </Flex>
      }
    />
  )
}

function sayBatch(batch: Batch): string {
  const done = `新增 ${sayInteger(batch.rowsNew)} 行，变更 ${sayInteger(batch.rowsChanged)} 行`
  const same = `，${sayInteger(batch.rowsSame)} 行与台账相同`
  const wrong = `，${sayInteger(batch.rowsWrong)} 行有误没有导入——改好标注的工作簿再导入一次即可`
  return done + (batch.rowsSame > 0 ? same : '') + (batch.rowsWrong > 0 ? wrong : '')
}
