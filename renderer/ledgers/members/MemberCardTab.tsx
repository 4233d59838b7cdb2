import { memberFields } from '../../../shared/ledgers/members/fields.ts'
import type { Member } from '../../../shared/ledgers/members/member.ts'
import { RecordCard } from '../../parts/record/RecordCard.tsx'
import { cardParts } from './card-parts.ts'

type Props = {
  readonly member: Member
  readonly nameOf: (id: string) => string | undefined
  readonly onShow: (() => void) | undefined
}

/** The card as the official form has it. */
export function MemberCardTab({ member, nameOf, onShow }: Props) {
  return cardParts.map(({ title, names }) => (
    <RecordCard
      key={title}
      title={title}
      fields={memberFields}
      names={names}
      record={member}
      nameOf={(_, id) => nameOf(id) ?? '（已撤销的组织）'}
      onShow={onShow}
    />
  ))
}
