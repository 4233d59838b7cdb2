/** The ledgers whose figures supervisors add up, and the page each is looked up on. */
export const indicatorGroups = [
  { code: 'members', label: '党组织和党员', page: 'members' },
  { code: 'spending', label: '经费', page: 'spending' },
  { code: 'payroll', label: '报酬', page: 'payroll' },
  { code: 'bookings', label: '活动场所', page: 'bookings' },
] as const

/** What the figures that supervisors add up are called; the order is that of tables and sheets. */
export const indicators = [
  { group: 'members', kind: 'count', code: 'members', label: '党员总数' },
  { group: 'members', kind: 'count', code: 'members-resident', label: '在管党员' },
  { group: 'members', kind: 'count', code: 'members-mobile', label: '流动党员' },
  { group: 'members', kind: 'count', code: 'members-on-duty', label: '在职党员' },
  { group: 'members', kind: 'count', code: 'members-probation', label: '预备党员' },
  { group: 'members', kind: 'count', code: 'members-lost', label: '失联党员' },
  { group: 'members', kind: 'count', code: 'organisations', label: '党组织' },
  { group: 'members', kind: 'count', code: 'branches', label: '党支部' },
  { group: 'spending', kind: 'fen', code: 'fund-budget', label: '年度预算（元）' },
  { group: 'spending', kind: 'fen', code: 'fund-received', label: '本年拨款（元）' },
  { group: 'spending', kind: 'fen', code: 'fund-spent', label: '本年支出（元）' },
  { group: 'spending', kind: 'fen', code: 'fund-balance', label: '经费余额（元）' },
  { group: 'payroll', kind: 'count', code: 'staff-paid', label: '当月发放人数' },
  { group: 'payroll', kind: 'fen', code: 'pay-gross', label: '应发报酬（元）' },
  { group: 'payroll', kind: 'fen', code: 'pay-employer', label: '单位缴五险一金（元）' },
  { group: 'payroll', kind: 'count', code: 'pay-gaps', label: '五险一金漏缴（项）' },
  { group: 'bookings', kind: 'count', code: 'room-uses', label: '活动场次' },
  { group: 'bookings', kind: 'count', code: 'came-resident', label: '在管党员人次' },
  { group: 'bookings', kind: 'count', code: 'came-mobile', label: '流动党员人次' },
  { group: 'bookings', kind: 'count', code: 'came-on-duty', label: '在职党员人次' },
  { group: 'bookings', kind: 'count', code: 'came-public', label: '群众人次' },
  { group: 'bookings', kind: 'minutes', code: 'room-open', label: '场所开放小时' },
  { group: 'bookings', kind: 'minutes', code: 'room-used', label: '场所使用小时' },
] as const satisfies readonly {
  readonly group: (typeof indicatorGroups)[number]['code']
  /** A number of things, fen that are shown as yuan, or minutes that are shown as hours. */
  readonly kind: 'count' | 'fen' | 'minutes'
  readonly code: string
  readonly label: string
}[]

export type IndicatorCode = (typeof indicators)[number]['code']

/** Figures that are one indicator in parts of another; over offices, both are added up first. */
export const shares = [
  {
    group: 'spending',
    kind: 'share',
    code: 'fund-use',
    label: '预算执行率',
    of: 'fund-spent',
    in: 'fund-budget',
  },
  {
    group: 'bookings',
    kind: 'share',
    code: 'room-use',
    label: '场所使用率',
    of: 'room-used',
    in: 'room-open',
  },
] as const

/** What a folder dialog asks for. */
export const folderTitles = {
  publish: '选择U盘或文件夹，写入上报包',
  recheck: '选择U盘或文件夹，重新校验',
  receipt: '选择U盘或文件夹，写入回执',
  enrolment: '选择U盘或文件夹，写入登记文件',
} as const

/** What a pack for an auditor says of its own scope; it stands in the signed manifest. */
export function sayScope(period: string, masked: boolean): string {
  return `${period} 审计包：组织、党员、经费、报酬、活动场所及全部操作记录，${masked ? '个人敏感栏目已遮盖' : '未遮盖，经负责人审批'}`
}

/** What a column of marks is called: the same person gives the same mark in every office of one superior. */
export const sayMark = (label: string): string => `${label}（比对标记）`

/** The steps of long tasks, for the strip that shows them. */
export const bundleSteps = {
  gather: '汇集内容',
  seal: '签章加密',
  write: '写入',
  open: '解密核验',
  store: '整理入库',
} as const

/** Words of the workbook of figures. */
export const figuresSheetWords = {
  title: (period: string) => `${period} 汇总数字`,
  office: '单位',
  state: '状态',
  accepted: '已接受',
  waiting: '未接受',
  sum: '合计',
  note: '取各单位已接受的最高一版；尚未接受的取最近收到的一版，并注明“未接受”。',
  file: (period: string) => `汇总数字-${period}.xlsx`,
} as const
