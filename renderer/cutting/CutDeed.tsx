import { useState } from 'react'
import { cutting } from '../../shared/cutting/contract.ts'
import { sayCopy } from '../../shared/cutting/words.ts'
import { Answered } from '../bridge/Answered.tsx'
import { Deed } from '../bridge/Deed.tsx'
import { useLedgerCommand } from '../bridge/use-ledger-command.ts'
import { useLedgerQuery } from '../bridge/use-ledger-query.ts'
import { ReasonDialog } from '../parts/form/ReasonDialog.tsx'

type Owner = { readonly ofTable: string; readonly ofId: string }

/** 清除敏感内容 of one record whose purpose ended. */
export function CutDeed(owner: Owner) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Deed door={cutting.cut} danger onClick={() => setOpen(true)}>
        清除敏感内容
      </Deed>
      {isOpen && <CutDialog owner={owner} onClose={() => setOpen(false)} />}
    </>
  )
}

function CutDialog({ owner, onClose }: { readonly owner: Owner; readonly onClose: () => void }) {
  const preview = useLedgerQuery(cutting.preview, owner)
  const cut = useLedgerCommand(cutting.cut, { showsFault: true, done: '已清除' })
  const save = async (reason: string) => {
    const answer = await cut.run({ ...owner, reason })
    if (answer.ok) onClose()
  }
  return (
    <ReasonDialog
      title="清除敏感内容"
      okText="清除"
      isDangerous
      isRunning={cut.isRunning}
      fault={cut.fault}
      isReady={preview.data?.why === null}
      offers={['保管期限已到', '本人要求删除', '不再需要']}
      onReason={save}
      onClose={onClose}
    >
      <Answered of={preview}>
        {({ title, labels, why, copies }) => (
          <>
            <p>
              将清除“{title}”的{labels.join('、')}
              ，包括操作记录、草稿、常用查询和导入留下的。清除后谁也看不到，不能撤回；其余内容和各项统计不变。
            </p>
            {why !== null && <p role="alert">{why}</p>}
            {copies.length > 0 && (
              <>
                <p>以下已经带出的包由持有单位自行销毁，请打印“备份”页的清除清单送交签字：</p>
                <ul>
                  {copies.map((copy) => (
                    <li key={copy.fileName}>{sayCopy(copy)}</li>
                  ))}
                </ul>
              </>
            )}
            <p>以前的备份里还有这些内容；从备份恢复时会按清除清单重新清除。U盘上的备份请另行销毁。</p>
          </>
        )}
      </Answered>
    </ReasonDialog>
  )
}
