import type { samplePapers } from '../../shared/ledgers/spending/sample-words.ts'

type Sheet = { readonly title: string; readonly rows: readonly (readonly string[])[]; readonly foot: string }

/** What stands on the pictures of the sample's papers; whoever prints one sees that it is none. */
const sheets: Readonly<Record<keyof typeof samplePapers, Sheet>> = {
  invoice: {
    title: '样 例 票 据',
    rows: [
      ['购买方', '样例社区（虚构）', '票据号码', '样例 9900'],
      ['收款方式', '转账（样例）'],
      ['项目名称', '单位 / 数量', '单价（元）', '金额（元）'],
      ['样例物品', '一批', '样例', '见支出卡片'],
      ['价税合计', '见支出卡片', '销售方', '样例商店（虚构）'],
    ],
    foot: '这张图不是发票，也不是照着发票做的，不能用来报销。',
  },
  minutes: {
    title: '样 例 会 议 记 录',
    rows: [
      ['会议', '样例社区联席会议', '地点', '样例会议室'],
      ['应到 / 实到', '样例 9 人 / 9 人', '主持、记录', '样例人员'],
      ['议题', '本笔支出的用途、金额和收款单位'],
      ['议定事项', '同意列支，按规定公示'],
      ['表决', '同意 9，反对 0，弃权 0', '签字', '样例'],
    ],
    foot: '会议和人员都是虚构的。',
  },
  acceptance: {
    title: '样 例 验 收 单',
    rows: [
      ['项目', '样例维护项目', '施工或供货', '样例单位（虚构）'],
      ['验收内容', '数量', '质量', '结论'],
      ['样例内容', '相符', '合格', '通过'],
      ['整改要求', '无'],
      ['验收人', '样例人员甲', '验收人', '样例人员乙'],
    ],
    foot: '项目、单位和人员都是虚构的。',
  },
  'sign-list': {
    title: '样 例 签 领 名 单',
    rows: [
      ['序号', '姓名', '领取内容', '签字'],
      ['1', '样例居民一', '样例慰问品', '样例'],
      ['2', '样例居民二', '样例慰问品', '样例'],
      ['3', '样例居民三', '样例慰问品', '样例'],
      ['经办人', '样例人员甲', '证明人', '样例人员乙'],
    ],
    foot: '名单上的人都是虚构的，没有真实姓名。',
  },
}

const style = `
  body { margin: 0; width: 900px; height: 490px; background: #fff; color: #222; position: relative;
    overflow: hidden; font: 22px 'Noto Sans CJK SC', sans-serif }
  h1 { margin: 36px 0 18px; font-size: 36px; text-align: center; font-weight: normal }
  table { width: 820px; margin: 0 40px; border-collapse: collapse }
  td { border: 1px solid #777; height: 54px; padding: 4px 12px }
  p { margin: 20px 40px; color: #666; font-size: 20px }
  b { position: absolute; left: 0; right: 0; top: 190px; text-align: center; font-size: 92px; color: #d46b08;
    opacity: .45; transform: rotate(-14deg) }`

/** The page a paper of the sample is photographed from. */
export function samplePaperPage(kind: keyof typeof samplePapers): string {
  const { title, rows, foot } = sheets[kind]
  const cells = (row: readonly string[]) =>
    row.map((text, at) => `<td colspan="${row.length === 2 && at === 1 ? 3 : 1}">${text}</td>`).join('')
  const lines = rows.map((row) => `<tr>${cells(row)}</tr>`).join('')
  return `<!doctype html><meta charset="utf-8"><style>${style}</style>
    <h1>${title}</h1><table>${lines}</table><p>${foot}</p><b>样例 仅供练习</b>`
}
