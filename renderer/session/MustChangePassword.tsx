import { useSession } from '../bridge/session.ts'
import { lockNow } from '../bridge/use-session-gate.ts'
import { ChangePasswordForm } from './ChangePasswordForm.tsx'
import { SessionCard } from './SessionCard.tsx'

/** A one-time password opens nothing but this. */
export function MustChangePassword() {
  const { user } = useSession()
  return (
    <SessionCard
      title="请设置自己的密码"
      lead={`${user.name}，您用的是一次性密码。请换成只有自己知道的密码，再继续使用。审批、结账等决定事项，还要请另一位同事在“人员与密码”里确认您的签名钥匙。`}
      onBack={() => void lockNow()}
    >
      <ChangePasswordForm oldLabel="一次性密码" />
    </SessionCard>
  )
}
