import type { WordsFor } from '../kernel/words-for.ts'
import type { BundleFaults } from './faults.ts'
import type { LimitedPart } from './limits.ts'

const parts: Readonly<Record<LimitedPart, string>> = {
  bundle: '文件',
  header: '文件头',
  manifest: '清单',
  signature: '签名',
  members: '附件和表的数量',
  table: '一张表的内容',
  total: '全部内容',
  row: '一行记录',
  file: '一个附件',
  receipt: '回执',
  letter: '函件',
}

const say = (office: string) => (office ? `单位“${office}”` : '对方单位')

export const bundleFaultWords: WordsFor<BundleFaults> = {
  'bundles.not-bundle': () => '这不是上报包，未做任何修改。请选择 .tzb 文件，或请对方重新导出。',
  'bundles.damaged': () => '文件已损坏或没有复制完整，未做任何修改。请重新复制；仍不行就请对方重新导出。',
  'bundles.not-for-us': () =>
    '这个包不是发给本单位的（或者文件开头已损坏），未做任何修改。请核对收件单位，必要时请对方重新导出。',
  'bundles.unknown-sender': ({ office }) =>
    `${say(office)}没有在本台账登记，或者换了密钥，未做任何修改。请先办理登记（交换登记文件并核对校验数字）再接收。`,
  'bundles.key-revoked': ({ office }) =>
    `${say(office)}的密钥已经作废，未做任何修改。请对方更换密钥，重新办理登记后再导出。`,
  'bundles.bad-signature': ({ office }) =>
    `签名与${say(office)}登记的密钥不符，内容可能被人改过，未做任何修改。请勿使用，请联系对方核实后重新导出。`,
  'bundles.wrong-kind': ({ office }) =>
    `${say(office)}无权发送这一类文件，未做任何修改。请核对它的登记身份，必要时联系对方。`,
  'bundles.newer-version': () => '这个包由更新版本的软件生成，未做任何修改。请升级本软件后再接收。',
  'bundles.practice': ({ theirs }) =>
    theirs
      ? '这是练习台账生成的样例包，正式台账不接收，未做任何修改。请对方从正式台账导出。'
      : '这是正式台账的包，练习台账不接收，未做任何修改。请打开正式台账后再接收。',
  'bundles.too-large': ({ part }) =>
    `${parts[part]}超出规定的大小，未做任何修改。请对方减少附件或分期导出后再发。`,
  'bundles.bad-layout': () => '包内文件的排列不合规定，未做任何修改。请对方升级软件后重新导出。',
  'bundles.bad-manifest': ({ field }) =>
    `包内清单填写有误（${field}），未做任何修改。请对方升级软件后重新导出，并告知这个项目。`,
  'bundles.bad-digest': () =>
    '包里的内容与它自己的清单对不上，可能被人改动过，未做任何修改。请对方重新导出。',
  'bundles.chain-broken': ({ count }) =>
    `签章前核验本台账，发现 ${count} 处不符，没有签章。请到“操作记录”点“核验”逐处查看、查明原因；查明后仍要报送的，点“已查明，写明情况后签章”。`,
  'bundles.sender-unsound': ({ office, count }) =>
    `${say(office)}签章前核验自己的台账，有 ${count} 处不符，仍由负责人签章报送。请先联系对方查明原因，再接受或退回。`,
  'bundles.bad-rows': ({ table, line }, names) =>
    `表“${names.table(table)}”${line > 0 ? `第 ${line} 行` : ''}不合规定，未做任何修改。请对方升级软件后重新导出，并告知这一行。`,
  'bundles.bad-totals': ({ table }, names) =>
    `表“${names.table(table)}”的合计数与逐行相加的结果不一致，未做任何修改。请对方核对后重新导出。`,
  'bundles.bad-receipt': ({ field }) =>
    `回执内容有误（${field}），未做任何修改。请对方升级软件后重新出具回执。`,
  'bundles.bad-letter': ({ field }) => `函件内容有误（${field}），未做任何修改。请对方升级软件后重新发函。`,
  'bundles.unknown-letter': ({ office, type }) =>
    `${say(office)}的函件是本版本不认识的一类（${type}），未做任何修改。请升级本软件后再接收。`,
  'bundles.fork': ({ seq }) =>
    `第 ${seq} 号出现了两个内容不同的包，未做任何修改。对方可能用旧备份或复制的台账又导出了一次，请立即联系对方核实。`,
  'bundles.stale-incarnation': ({ seq }) =>
    `第 ${seq} 号包来自恢复备份之前的旧台账，未做任何修改。请对方从现在使用的台账重新导出。`,
  'bundles.need-full': () => '这是只含变动的包，本软件只接收完整包，未做任何修改。请对方重新导出完整包。',
  'bundles.unknown-ancestor': () =>
    '对方恢复过备份，但它所依据的上一个包本单位没有收到过，未做任何修改。请对方把恢复前的包一并送来，或重新办理登记。',
  'bundles.rewritten': () =>
    '对方以前报送过的操作记录与这次的不一致，历史可能被改写，未做任何修改。请勿认可，请联系对方查明原因。',
  'bundles.history-gap': () =>
    '这个包的操作记录与本单位上次收到的之间缺了一段，无法核对，未做任何修改。请对方从上次回执处重新导出，或把中间的包一并送来。',
  'bundles.not-found': () => '本台账里没有这个包，未做任何修改。请刷新列表后再试。',
  'bundles.name-taken': ({ name }) =>
    `U盘上已有同名但内容不同的文件“${name}”，未做任何修改。请把它移走或换一个文件夹后再试。`,
  'bundles.read-back': () => '写入U盘后读回的内容不一致，没有留下文件。请换一个U盘后再试。',
  'bundles.maybe-written': () =>
    '写到最后一步时U盘出错，文件可能已经写上，也可能没有。请重新插好U盘，再写入一次，程序会自动核对。',
  'bundles.not-enrolment': () => '这不是登记文件，未做任何修改。请选择 .tzk 文件，或请对方重新生成登记文件。',
  'bundles.bad-key': () => '登记文件里的密钥不合规定，未做任何修改。请对方重新生成登记文件。',
  'bundles.check-digits': () =>
    '输入的校验数字与登记文件不符，未做任何修改。请按盖章的登记表或电话重新核对；仍不符就不要登记，并联系对方。',
  'bundles.grant-mismatch': () =>
    '这份登记回复不是给本台账的，未做任何修改。请上级按本台账的登记文件重新出具登记回复。',
  'bundles.without-chain': () =>
    '这个包没有附带操作记录的摘要，无法确认对方的历史没有被改写，没有接收。请对方用本软件重新准备并签章。',
  'bundles.received-changed': () =>
    '收到的台账文件在本机被改动过，没有打开。请重新接收原来的包，文件会按原样重建；U盘上没有时，请对方重新写出。',
  'bundles.confirm-rebase': ({ superseded }) =>
    `对方恢复过备份，接收这个包会取代此前收到的 ${superseded} 个包，未做任何修改。请先打电话向对方核实，再点“已核实，接收这个包”。`,
  'bundles.confirm-shrink': ({ table, gone }, names) =>
    `与上一次相比，表“${names.table(table)}”少了 ${gone} 行，未做任何修改。请先打电话向对方核实，再点“已核实，接收这个包”。`,
  'bundles.choose-again': () =>
    '刚才核实的那个文件已经不在原处，或者换成了别的内容，未做任何修改。请插好U盘，点“接收文件”重新选择它。',
  'bundles.receipt-ahead': ({ seq }) =>
    `上级已收到本单位第 ${seq} 号包，而本台账没有它的记录，说明台账曾退回到较早的状态。回执已登记，今后的包会注明这次恢复，请告知上级并尽快重新上报。`,
  'bundles.wrong-relation': ({ office }) =>
    `${say(office)}的登记文件与所选的关系不符，未做任何修改。请核对是上级、下级还是审计，再重新读取登记文件。`,
  'bundles.read-again': () => '登记文件是在上一次打开台账时读取的，未做任何修改。请重新读取登记文件。',
  'bundles.would-replace': ({ office }) =>
    `登记这份文件会使${say(office)}原来的密钥作废，未做任何修改。请先打电话向它核实是否换了密钥，再勾选确认后登记。`,
  'bundles.other-office': ({ office }) =>
    `这份登记文件用的是${say(office)}的台账编号，单位代码却不同，未做任何修改。请勿登记，请联系双方查明原因。`,
  'bundles.older-keys': ({ office }) =>
    `这份通知里的密钥比${say(office)}已登记的旧，未做任何修改。请对方重新导出密钥变更通知。`,
  'bundles.notice-useless': () =>
    '本单位的签章密钥也换了，只发通知对方无法采信，没有写入。请导出登记文件和登记表，由对方重新核对登记。',
  'bundles.self-approval': () => '不能审批自己准备的内容，未做任何修改。请由另一个人审批。',
  'bundles.head-approves': () => '含有未遮盖内容的包只能由负责人审批，未做任何修改。请负责人登录后审批。',
  'bundles.report-masked': () =>
    '上报包里的身份证号和电话一律遮盖，没有准备。请取消“不遮盖”再准备；确需原样内容的，请为审计单位准备审计包。',
  'bundles.changed-since': () =>
    '准备之后台账内容又有变动，与审批的内容不一致，没有封装。请撤回这一份，重新准备和审批。',
  'bundles.draft-state': ({ state }) => `${draftStates[state]}，未做任何修改。请刷新列表后再操作。`,
  'bundles.peer-revoked': ({ office }) =>
    `${say(office)}的登记已经作废或与这类文件不符，未做任何修改。请选择有效的登记单位，或重新办理登记。`,
  'bundles.no-receipt-due': ({ office }) =>
    `还没有收到过${say(office)}的包，不需要写回执，未做任何修改。请先接收它的包。`,
}

const draftStates = {
  prepared: '这一份还没有审批',
  approved: '这一份已经审批',
  sealed: '这一份已经封装',
  withdrawn: '这一份已经撤回',
} as const
