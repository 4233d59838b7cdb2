import { labelOf } from '../../../shared/codes/index.ts'
import { memberClassCodes, partyStatusCodes } from '../../../shared/codes/membership.ts'
import { movementInCodes, movementOutCodes } from '../../../shared/codes/movements.ts'
import type { Output } from '../../../shared/ipc/endpoint.ts'
import type { members } from '../../../shared/ledgers/members/contract.ts'
import type { Movement, Stretch } from '../../../shared/ledgers/members/member.ts'
import { Stretches, type StretchLine } from '../../parts/record/Stretches.tsx'

type Props = {
  readonly told: Output<typeof members.get>
  readonly nameOf: (id: string) => string | undefined
}

/** What held from when until when: branch, class and party status, and how the person came and went. */
export function MemberChanges({ told, nameOf }: Props) {
  const { branches, classes, statuses, movements } = told
  return (
    <>
      <Stretches title="增减变动" lines={movements.map(movementLine)} isEvent />
      <Stretches
        title="所在党支部"
        lines={branches.map((one) => lineOf(one, nameOf(one.value) ?? '（已撤销的组织）'))}
      />
      <Stretches
        title="管理类型"
        lines={classes.map((one) => lineOf(one, labelOf(memberClassCodes, one.value)))}
      />
      <Stretches
        title="党籍状态"
        lines={statuses.map((one) => lineOf(one, labelOf(partyStatusCodes, one.value)))}
      />
    </>
  )
}

const lineOf = ({ id, fromDay, toDay, reason }: Stretch, words: string): StretchLine => ({
  id,
  words,
  fromDay,
  toDay,
  reason,
})

function movementLine({ id, direction, kind, day, counterpart, reason }: Movement): StretchLine {
  const way = direction === 'in' ? '增加' : '减少'
  const label = labelOf(direction === 'in' ? movementInCodes : movementOutCodes, kind)
  const other = counterpart && (direction === 'in' ? `，来自 ${counterpart}` : `，去往 ${counterpart}`)
  return { id, words: `${way}：${label}${other}`, fromDay: day, toDay: day, reason }
}
