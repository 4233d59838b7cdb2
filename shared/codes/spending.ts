import type { CodeSet } from './code-set.ts'

/** What a fund is for. */
export const fundKindCodes = {
  title: '资金种类',
  source: '《城市社区党建示范化工程打造工作方案》服务群众专项经费、办公经费；各地党建工作经费办法 [K]',
  codes: [
    { code: 'service', label: '服务群众专项经费', also: ['服务群众经费', '专项经费', '为民服务专项资金'] },
    { code: 'office', label: '办公经费', also: ['公用经费', '社区办公经费', '工作经费'] },
    { code: 'party', label: '党建工作经费', also: ['党建经费', '党组织活动经费'] },
    { code: 'project', label: '项目资金', also: ['项目经费', '民生微实事', '以奖代补'] },
    { code: 'other', label: '其他资金', also: ['其他'] },
  ],
} as const satisfies CodeSet

/** What money is spent on. */
export const spendCategoryCodes = {
  title: '支出类别',
  source: '苏州姑苏、徐州、宝应、普陀等地经费办法的用途分类 [K]，归并为本软件的类别 [I]',
  codes: [
    { code: 'party', label: '党员教育与党组织活动', also: ['党建工作', '党员教育', '党组织活动', '党建'] },
    { code: 'party-care', label: '关怀慰问', also: ['慰问', '走访慰问', '困难党员慰问', '党内关怀'] },
    { code: 'convenience', label: '便民利民服务', also: ['便民服务', '公益活动', '公共服务'] },
    { code: 'repair', label: '公共设施小型维护', also: ['小型维护', '环境整治', '设施维护', '维修'] },
    { code: 'culture', label: '文体活动', also: ['文化活动', '传统节庆', '文体'] },
    { code: 'aid', label: '困难帮扶', also: ['特困帮扶', '为老为小助残', '帮扶'] },
    {
      code: 'self-governance',
      label: '协商与居民自治',
      also: ['居民自治', '社区协商', '培育社会组织', '自治'],
    },
    { code: 'stationery', label: '办公用品', also: ['文具', '耗材', '日常办公'] },
    { code: 'utilities', label: '水电通讯', also: ['水电费', '电话费', '网络费', '邮寄'] },
    { code: 'upkeep', label: '办公设备维修', also: ['设备维修', '办公维修'] },
    { code: 'duty', label: '值班与交通', also: ['市内交通', '值班'] },
    { code: 'other', label: '其他支出', also: ['其他'] },
  ],
} as const satisfies CodeSet

/** How a spending stands. */
export const spendingStateCodes = {
  title: '支出状态',
  source: '报账流程（报账员→审核→审批→出纳→公示）的通行做法 [K]，本软件的状态 [I]',
  codes: [
    { code: 'draft', label: '草稿', also: ['未提交'] },
    { code: 'submitted', label: '待复核', also: ['已提交'] },
    { code: 'reviewed', label: '待审批', also: ['已复核'] },
    { code: 'approved', label: '待支付', also: ['已审批'] },
    { code: 'paid', label: '已支付', also: ['待公示', '已报销'] },
    { code: 'published', label: '已公示', also: ['公示'] },
    { code: 'returned', label: '已退回', also: ['退回'] },
    { code: 'withdrawn', label: '已撤回', also: ['撤回'] },
    { code: 'reversed', label: '已冲销', also: ['冲销', '退款'] },
  ],
} as const satisfies CodeSet

/** What a paper beside a spending is. */
export const paperKindCodes = {
  title: '单据种类',
  source: '各地经费办法要求的议定、采购、验收和签领材料；《发票管理办法》第二十条 [L]',
  codes: [
    { code: 'invoice', label: '发票', also: ['电子发票', '收据', '财政票据'] },
    { code: 'minutes', label: '议定记录', also: ['会议记录', '会议纪要', '决议'] },
    { code: 'contract', label: '合同或协议', also: ['合同', '协议'] },
    { code: 'quotes', label: '比价材料', also: ['询价单', '报价单'] },
    { code: 'acceptance', label: '验收单', also: ['验收', '入库单'] },
    { code: 'sign-list', label: '签领名单', also: ['签领单', '发放表', '领取表'] },
    { code: 'photo', label: '活动照片', also: ['照片'] },
    { code: 'other', label: '其他材料', also: ['其他'] },
  ],
} as const satisfies CodeSet

/** How money was paid. */
export const payWayCodes = {
  title: '支付方式',
  source: '通行做法 [K]',
  codes: [
    { code: 'transfer', label: '转账', also: ['银行转账', '汇款', '网银'] },
    { code: 'card', label: '公务卡', also: ['公务卡结算'] },
    { code: 'cash', label: '现金', also: ['库存现金'] },
  ],
} as const satisfies CodeSet

/** What a rule of a fund says. */
export const fundRuleKindCodes = {
  title: '资金规定',
  source: '本软件 [I]',
  codes: [
    { code: 'scope', label: '可以支出' },
    { code: 'forbidden', label: '不得支出' },
    { code: 'limit', label: '审批限额' },
    { code: 'paper', label: '必备单据' },
    { code: 'publish-within', label: '公示期限' },
    { code: 'publish-for', label: '公示天数' },
  ],
} as const satisfies CodeSet

/** When a paper must be there. */
export const paperStageCodes = {
  title: '何时备齐',
  source: '本软件 [I]',
  codes: [
    { code: 'submit', label: '提交前' },
    { code: 'pay', label: '支付前' },
  ],
} as const satisfies CodeSet

/** Who approves. */
export const approverRoleCodes = {
  title: '审批人',
  source: '本软件的岗位 [I]',
  codes: [
    { code: 'reviewer', label: '复核人' },
    { code: 'head', label: '负责人' },
  ],
} as const satisfies CodeSet
