import { DownOutlined, EditOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Output } from '../../../shared/ipc/endpoint.ts'
import { members } from '../../../shared/ledgers/members/contract.ts'
import { memberFields } from '../../../shared/ledgers/members/fields.ts'
import { Deed } from '../../bridge/Deed.tsx'
import { OnlyWith } from '../../bridge/OnlyWith.tsx'
import { goTo } from '../../bridge/place.ts'
import { CutDeed } from '../../cutting/CutDeed.tsx'
import { ChangeDialog } from './ChangeDialog.tsx'
import { ComeBackDialog } from './ComeBackDialog.tsx'
import { LeaveDialog } from './LeaveDialog.tsx'
import { PrintCardDialog } from './PrintCardDialog.tsx'

type Person = Output<typeof members.get>['member']
type Which = 'branch' | 'class' | 'status' | 'leave' | 'come-back' | 'print'

/** What can be done with one person. */
export function MemberDeeds({ member }: { readonly member: Person }) {
  const [which, setWhich] = useState<Which>()
  const close = (): void => setWhich(undefined)
  return (
    <>
      <Deed
        door={members.correct}
        type="primary"
        icon={<EditOutlined aria-hidden />}
        onClick={() => goTo('members', { id: member.id, mode: 'edit' })}
      >
        更正
      </Deed>
      {member.leftDay ? (
        <Deed door={members.comeBack} onClick={() => setWhich('come-back')}>
          恢复或转入
        </Deed>
      ) : (
        <OnlyWith door={members.change}>
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                { key: 'branch', label: '调整所在党支部' },
                { key: 'class', label: '变更管理类型' },
                { key: 'status', label: '变更党籍状态' },
                { type: 'divider' },
                { key: 'leave', label: '转出、去世或出党', danger: true },
              ],
              onClick: ({ key }) => setWhich(key as Which),
            }}
          >
            <Button>
              变动 <DownOutlined aria-hidden />
            </Button>
          </Dropdown>
        </OnlyWith>
      )}
      <Deed door={members.printCard} icon={<PrinterOutlined aria-hidden />} onClick={() => setWhich('print')}>
        打印
      </Deed>
      {member.leftDay && memberFields.some(({ name, mask }) => mask && member[name] !== null) && (
        <CutDeed ofTable="member" ofId={member.id} />
      )}
      {which && dialogFor(which, member, close)}
    </>
  )
}

function dialogFor(which: Which, member: Person, onClose: () => void): ReactNode {
  switch (which) {
    case 'leave':
      return <LeaveDialog member={member} onClose={onClose} />
    case 'come-back':
      return <ComeBackDialog member={member} onClose={onClose} />
    case 'print':
      return <PrintCardDialog member={member} onClose={onClose} />
    default:
      return <ChangeDialog member={member} set={which} onClose={onClose} />
  }
}
