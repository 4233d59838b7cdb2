import type { WordsFor } from '../kernel/words-for.ts'
import type { PasswordFlaw, RecoveryCodeFlaw, SessionFaults } from './faults.ts'
import type { PasswordStrength } from './password.ts'

export const sessionFaultWords: WordsFor<SessionFaults> = {
  'session.wrong-password': () => '密码不正确。请检查大小写和输入法后再输入一次；忘记密码请找管理员重置。',
  'session.unknown-user': () => '这本台账里没有这个人，可能已被移除。请刷新后重新选择姓名。',
  'session.wait': ({ seconds }) =>
    `密码输错次数较多，请等 ${waitText(seconds)}后再试。忘记密码请找管理员重置。`,
  'session.weak-password': ({ flaw }) => passwordFlawWords[flaw],
  'session.bad-recovery-code': ({ reason }) => recoveryCodeWords[reason],
  'session.keyring-damaged': () =>
    '台账的钥匙文件已损坏或缺失，无法打开，台账内容没有改动。请从最近的备份恢复。',
  'session.keyring-newer': () => '这本台账是用更新版本的软件建立的。请先升级本软件，再打开台账。',
  'session.keyring-tampered': () =>
    '台账的钥匙文件在本软件之外被改动过，为安全起见不予打开。请不要继续使用，从备份恢复，并报告负责人。',
  'session.keyring-rolled-back': () =>
    '台账的钥匙文件被换成了旧的一份，为安全起见不予打开。请放回原来的文件，或从备份整套恢复，并报告负责人。',
  'session.keyring-mismatch': () =>
    '台账文件与钥匙文件不是同一时间的一套，无法打开。请从同一份备份中整套恢复，不要单独复制其中一个文件。',
  'session.people-differ': () =>
    '钥匙文件里的人员和岗位与台账登记的不一致，可能被人在本软件之外改动过，没有打开。请不要继续使用，从备份恢复，并报告负责人。',
  'session.no-proof': () =>
    '这本台账的钥匙文件都读不出来，无法确认谁有权恢复，没有恢复。请把它的文件夹整个移到别处保存，再从U盘上的备份恢复。',
  'session.two-people': () =>
    '建立台账需要两个人：一名管理员和一名负责人，姓名不能相同。请两个人分别填写姓名、各自设置密码。',
  'session.second-person': () =>
    '这一步需要另一个人当面确认，不能由操作人或被重置的人自己确认。请另一位同事选择自己的姓名并输入密码。',
  'session.name-taken': ({ name }) => `台账里已经有一位“${name}”。请在姓名后加上区分，例如“${name}（二）”。`,
  'session.seal-right-missing': () =>
    '您没有签发权，不能签发上报或授予签发权。请由有签发权的负责人办理，或使用恢复码。',
  'session.seal-needs-head': ({ name }) =>
    `签发权只能授予负责人，“${name}”不是负责人。请先由管理员调整岗位。`,
  'session.must-change-first': ({ name }) =>
    `“${name}”还在使用一次性密码。请本人先登录并改成自己的密码，再办理这一步。`,
  'session.last-admin': () => '这是最后一名管理员，移除后就没有人能管理用户了。请先再添加一名管理员。',
  'session.last-sealer': () =>
    '这是最后一名有签发权的人，这样做之后就没有人能签发上报了。请先授予另一位负责人签发权，或使用恢复码。',
  'session.sign-first': () => '这一步要由本人签名。请输入自己的密码签名后再办理一次。',
  'session.key-waiting': () =>
    '您的签名钥匙还没有另一个人确认，暂时不能办理审批、结账等决定事项。请管理员、负责人或复核在“人员与密码”中当面核对指纹并确认。',
  'session.key-unknown': () =>
    '您的签名钥匙与台账里登记的不一致，不能签名，未做任何修改。请不要继续使用，报告负责人并核验操作记录。',
  'session.certify-other': ({ name }) =>
    `“${name}”的签名钥匙不能由本人，也不能由给出一次性密码的人确认。请另一位管理员、负责人或复核确认，或使用恢复码。`,
  'session.secret-damaged': () =>
    '台账里保存的签名或解密钥匙读不出来，未做任何修改。请从最近的备份恢复，并联系维护人员。',
}

/** What a person should change about a password. */
export const passwordFlawWords: Record<PasswordFlaw, string> = {
  'too-short': '密码太短。请至少用 10 个字符，可以用一句好记的话。',
  'too-long': '密码太长。请控制在 200 个字符以内。',
  'too-common': '这个密码太常见，很容易被猜到。请换一个别人想不到的。',
  'contains-name': '密码里含有姓名，很容易被猜到。请换一个不含姓名的密码。',
  'same-as-before': '新密码和原来的一样。请设置一个不同的密码。',
}

/** Why people of a restored ledger are not those of its backup. */
export const asTodayReason = '恢复备份后，照现在的人员和岗位办理'

/** The hint beside a password field. */
export const passwordStrengthWords: Record<PasswordStrength, string> = {
  weak: '弱',
  fair: '中',
  strong: '强',
}

const recoveryCodeWords: Record<RecoveryCodeFlaw, string> = {
  characters: '恢复码里有不该出现的字符。请只输入纸上的数字和字母，再检查一遍。',
  length: '恢复码应为 9 组、每组 4 个字符。请对照纸上检查是否漏抄或多抄。',
  check: '恢复码抄写有误（校验不符）。请对照纸上逐组核对后再输入。',
  'other-ledger': '这个恢复码打不开这本台账，可能是旧的或别的台账的。请取最新封存的那一张。',
}

function waitText(seconds: number): string {
  return seconds > 90 ? `${Math.ceil(seconds / 60)} 分钟` : `${seconds} 秒`
}
