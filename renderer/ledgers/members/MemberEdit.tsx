import type { Id } from '../../../shared/kernel/id.ts'
import { members } from '../../../shared/ledgers/members/contract.ts'
import { MemberCard } from '../../../shared/ledgers/members/member.ts'
import { Answered } from '../../bridge/Answered.tsx'
import { useLedgerQuery } from '../../bridge/use-ledger-query.ts'
import { CorrectionForm } from '../../parts/form/CorrectionForm.tsx'
import { CardFields } from './CardFields.tsx'
import { blames, cardFields } from './form-fields.ts'

/** 更正党员信息. Branch, class and status are not corrected but changed, from a day on. */
export function MemberEdit({ id }: { readonly id: Id }) {
  const told = useLedgerQuery(members.get, { id })
  return (
    <Answered of={told}>
      {({ member }) => (
        <CorrectionForm
          key={id}
          title={`更正：${member.name}`}
          name="members"
          door={members.correct}
          record={member}
          fields={cardFields}
          shape={MemberCard.shape}
          blames={blames}
        >
          <CardFields />
        </CorrectionForm>
      )}
    </Answered>
  )
}
