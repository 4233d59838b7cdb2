import { dictionary } from '../../kernel/dictionary.ts'

/** A budget line of the sample: its name, its category, and the yearly budget in yuan. */
type SampleLine = readonly [name: string, category: string, yuan: number]
/** A fund of the sample. */
export type SampleFund = {
  readonly name: string
  readonly kind: string
  readonly payer: string
  readonly lines: readonly SampleLine[]
}

/** The five funds of the sample community, 样例 every one. */
export const sampleFunds: readonly SampleFund[] = [
  {
    name: '服务群众专项经费（样例）',
    kind: 'service',
    payer: '样例区委组织部',
    lines: [
      ['便民利民服务', 'convenience', 60_000],
      ['楼道与公共设施维护', 'repair', 50_000],
      ['邻里文化节与传统节庆', 'culture', 40_000],
      ['为老助残帮扶', 'aid', 30_000],
      ['居民议事与自治', 'self-governance', 20_000],
    ],
  },
  {
    name: '社区办公经费（样例）',
    kind: 'office',
    payer: '样例街道财政所',
    lines: [
      ['办公用品', 'stationery', 18_000],
      ['水电通讯', 'utilities', 24_000],
      ['设备维修', 'upkeep', 6000],
      ['值班与交通', 'duty', 6000],
    ],
  },
  {
    name: '党建工作经费（样例）',
    kind: 'party',
    payer: '样例街道党工委',
    lines: [
      ['党员教育培训', 'party', 28_000],
      ['困难党员慰问', 'party-care', 16_000],
    ],
  },
  {
    name: '民生微实事（样例）',
    kind: 'project',
    payer: '样例区民政局',
    lines: [
      ['小区健身角', 'convenience', 45_000],
      ['儿童图书角', 'culture', 25_000],
    ],
  },
  {
    name: '社会捐助公益金（样例）',
    kind: 'other',
    payer: '样例慈善会',
    lines: [
      ['助学帮扶', 'aid', 20_000],
      ['公益集市', 'culture', 10_000],
    ],
  },
]

/** What was bought, by category, and of whom. */
export const samplePurchases = dictionary<readonly (readonly [string, string])[]>({
  convenience: [
    ['便民磨刀理发服务日耗材', '样例便民服务队'],
    ['健身角器材保养', '样例体育器材店'],
    ['便民雨伞与轮椅购置', '样例百货店'],
    ['义诊活动耗材', '样例大药房'],
  ],
  repair: [
    ['楼道照明灯更换', '样例电料行'],
    ['晾衣杆加固', '样例五金店'],
    ['楼道墙面粉刷', '样例装饰队'],
    ['公共座椅修缮', '样例木工坊'],
  ],
  culture: [
    ['邻里节活动用品', '样例百货店'],
    ['端午包粽子材料', '样例粮油店'],
    ['重阳节文艺演出布置', '样例文化社'],
    ['图书角图书采购', '样例书店'],
  ],
  aid: [
    ['独居老人生活用品', '样例超市'],
    ['困难家庭学习用品', '样例文具店'],
    ['残疾居民辅具', '样例康复用品店'],
  ],
  'self-governance': [
    ['居民议事会资料印制', '样例图文社'],
    ['楼组长培训资料', '样例图文社'],
  ],
  stationery: [
    ['复印纸和文具', '样例文具店'],
    ['打印机硒鼓', '样例电脑行'],
  ],
  utilities: [
    ['办公室电费', '样例供电所'],
    ['固定电话和网络费', '样例通信营业厅'],
    ['办公室水费', '样例自来水公司'],
  ],
  upkeep: [['电脑维修', '样例电脑行']],
  duty: [['夜间值班用品', '样例超市']],
  party: [
    ['主题党日学习资料', '样例书店'],
    ['党员教育基地参观用车', '样例客运公司'],
    ['党课讲师费', '样例党校'],
  ],
  'party-care': [
    ['走访慰问困难党员', '样例困难党员'],
    ['慰问高龄老党员', '样例老党员'],
  ],
})

/** Who handles them, what they rest on, where they hang, and why papers of the sample came back. */
export const sampleSpendingWords = {
  handlers: ['样例报账员', '样例干事', '样例社工'],
  decision: (month: string): string => `${month} 社区联席会议`,
  place: '社区公示栏（样例）',
  paper: (month: string): string => `${month} 经费支出公示（样例）`,
  wages: (month: string): string => `街道财政代发${month}工资和五险一金（样例）`,
  returned: '请补比价材料（样例）',
  remark: '样例',
} as const

/** The kinds of papers that the rules of the sample’s funds ask for, and what each is called. */
export const samplePapers = {
  invoice: '样例票据.jpg',
  minutes: '样例会议记录.jpg',
  acceptance: '样例验收单.jpg',
  'sign-list': '样例签领名单.jpg',
} as const

/** Where the picture of a paper and its small one lie in the folder of the sample. */
export const samplePaperFiles = (kind: keyof typeof samplePapers): { large: string; small: string } => ({
  large: `单据/${samplePapers[kind]}`,
  small: `单据/小图/${samplePapers[kind]}`,
})
