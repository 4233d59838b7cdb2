import { InboxOutlined } from '@ant-design/icons'
import { Button, Flex, Select } from 'antd'
import { type DragEvent, useRef, useState } from 'react'
import { attachmentLimits, type Owner } from '../../shared/attachments/attachment.ts'
import { attachments } from '../../shared/attachments/contract.ts'
import type { CodeSet } from '../../shared/codes/code-set.ts'
import { codesOf, isCode } from '../../shared/codes/index.ts'
import { useLedgerCommand } from '../bridge/use-ledger-command.ts'
import { useTell } from '../bridge/use-tell.ts'
import css from './DropZone.module.css'
import { readFile } from './read-file.ts'

type Props = {
  readonly of: Owner
  readonly kinds: CodeSet
  readonly kindAtFirst: string | undefined
}

/** Where papers are dropped, or chosen by the keys. */
export function DropZone({ of, kinds, kindAtFirst }: Props) {
  const [kind, setKind] = useState(isCode(kinds, kindAtFirst ?? '') ? kindAtFirst! : codesOf(kinds)[0]!.code)
  const [isOver, setOver] = useState(false)
  const chooser = useRef<HTMLInputElement>(null)
  const { take, isRunning } = useTaking(of, kind)
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    void take([...event.dataTransfer.files])
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same by keys
    <div
      className={`${css.drop}${isOver ? ` ${css.dropOver}` : ''}`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Flex gap={12} align="center" justify="center" wrap>
        <InboxOutlined aria-hidden />
        <span>把单据拖到这里（PDF、OFD、JPG、PNG，每份不超过 10 MB），作为</span>
        <Select
          aria-label="单据种类"
          style={{ minWidth: '9em' }}
          value={kind}
          onChange={setKind}
          options={codesOf(kinds).map(({ code, label }) => ({ value: code, label }))}
        />
        <Button loading={isRunning} onClick={() => chooser.current?.click()}>
          选择文件
        </Button>
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          aria-label="选择单据文件"
          accept=".pdf,.ofd,.jpg,.jpeg,.png"
          onChange={(event) => {
            void take([...(event.target.files ?? [])])
            event.target.value = ''
          }}
        />
      </Flex>
    </div>
  )
}

/** Puts files beside a record, one after the other, until one is refused. */
function useTaking(of: Owner, kind: string) {
  const attach = useLedgerCommand(attachments.attach, { done: '已附上单据' })
  const tell = useTell()
  const take = async (files: readonly File[]): Promise<void> => {
    for (const file of files) {
      if (file.size > attachmentLimits.sizeBytes) {
        tell.note(`“${file.name}”超过 10 MB，请压缩或分成几份再附上。`)
        continue
      }
      const answer = await attach.run({
        ...of,
        kind,
        name: file.name.slice(-120),
        ...(await readFile(file)),
      })
      if (!answer.ok) return
    }
  }
  return { take, isRunning: attach.isRunning }
}
