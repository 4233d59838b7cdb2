import { activityKindCodes, bookingStateCodes, roomKindCodes } from '../../codes/bookings.ts'
import type { Field } from '../../fields/field.ts'

const bookings = [
  {
    name: 'day',
    label: '日期',
    kind: 'day',
    width: 104,
    required: true,
    shown: true,
    synonyms: ['活动日期', '使用日期', '预约日期', '时间日期'],
  },
  {
    name: 'fromMinute',
    label: '开始时间',
    kind: 'minute',
    width: 84,
    required: true,
    shown: true,
    synonyms: ['开始', '起始时间', '开始时刻', '起'],
  },
  {
    name: 'toMinute',
    label: '结束时间',
    kind: 'minute',
    width: 84,
    required: true,
    shown: true,
    synonyms: ['结束', '终止时间', '结束时刻', '止'],
  },
  {
    name: 'roomId',
    label: '房间',
    kind: 'reference',
    width: 130,
    required: true,
    shown: true,
    synonyms: ['场地', '活动室', '活动地点', '地点', '房间名称', '使用场所'],
  },
  {
    name: 'purpose',
    label: '活动内容',
    kind: 'text',
    width: 190,
    required: true,
    shown: true,
    synonyms: ['用途', '活动名称', '事由', '活动主题', '使用事由'],
  },
  {
    name: 'activity',
    label: '活动类别',
    kind: 'code',
    codes: activityKindCodes,
    width: 110,
    required: true,
    synonyms: ['类别', '活动类型'],
  },
  {
    name: 'organisationId',
    label: '主办党组织',
    kind: 'reference',
    width: 130,
    shown: true,
    synonyms: ['党组织', '主办支部', '使用党组织'],
  },
  {
    name: 'organiser',
    label: '其他主办方',
    kind: 'text',
    width: 150,
    synonyms: ['主办方', '主办单位', '使用单位', '使用人', '申请单位', '申请人'],
  },
  {
    name: 'responsible',
    label: '负责人',
    kind: 'text',
    width: 90,
    required: true,
    synonyms: ['责任人', '活动负责人', '联系人'],
  },
  {
    name: 'phone',
    label: '联系电话',
    kind: 'text',
    width: 130,
    mask: 'phone',
    synonyms: ['电话', '手机', '联系方式'],
  },
  {
    name: 'expected',
    label: '预计人数',
    kind: 'integer',
    width: 88,
    required: true,
    shown: true,
    synonyms: ['计划人数', '参加人数', '人数'],
  },
  {
    name: 'state',
    label: '状态',
    kind: 'code',
    codes: bookingStateCodes,
    width: 90,
    derived: true,
    shown: true,
    synonyms: ['预约状态', '审批状态'],
  },
  {
    name: 'cameTotal',
    label: '实到人数',
    kind: 'integer',
    width: 88,
    derived: true,
    shown: true,
    synonyms: ['实际人数', '到场人数', '签到人数'],
  },
  {
    name: 'cameResident',
    label: '在管党员人数',
    kind: 'integer',
    width: 110,
    synonyms: ['在管', '在管党员', '实到在管'],
  },
  {
    name: 'cameMobile',
    label: '流动党员人数',
    kind: 'integer',
    width: 110,
    synonyms: ['流动', '流动党员', '实到流动'],
  },
  {
    name: 'cameOnDuty',
    label: '在职党员人数',
    kind: 'integer',
    width: 110,
    synonyms: ['在职', '在职党员', '实到在职'],
  },
  {
    name: 'camePublic',
    label: '群众人数',
    kind: 'integer',
    width: 96,
    synonyms: ['群众', '居民人数', '实到群众'],
  },
  { name: 'damage', label: '设施损坏', kind: 'text', width: 200, synonyms: ['损坏情况', '设备损坏'] },
  { name: 'isTidy', label: '已清场', kind: 'flag', width: 80, synonyms: ['清场', '卫生清理', '是否清场'] },
  {
    name: 'note',
    label: '未批准或取消的原因',
    kind: 'text',
    width: 200,
    derived: true,
    synonyms: ['取消原因'],
  },
  { name: 'remark', label: '备注', kind: 'text', width: 200, synonyms: ['说明'] },
] as const satisfies readonly Field[]

export type BookingFieldName = (typeof bookings)[number]['name']

/** The fields of a 预约: columns of lists, workbooks and prints, with the headings offices write. */
export const bookingFields: readonly Field<BookingFieldName>[] = bookings

/** The fields of a room. */
export const roomFields: readonly Field[] = [
  { name: 'name', label: '房间名称', kind: 'text', width: 140, required: true },
  { name: 'venueId', label: '所在场所', kind: 'reference', width: 180, required: true },
  { name: 'kind', label: '房间用途', kind: 'code', codes: roomKindCodes, width: 110, required: true },
  { name: 'capacity', label: '可容纳人数', kind: 'integer', width: 96, required: true },
  { name: 'needsApproval', label: '预约需要审批', kind: 'flag', width: 110 },
  { name: 'openedDay', label: '启用日期', kind: 'day', width: 110, required: true },
  { name: 'retiredDay', label: '停止使用日期', kind: 'day', width: 120 },
  { name: 'equipment', label: '设备', kind: 'text', width: 220 },
  { name: 'remark', label: '备注', kind: 'text', width: 220 },
]

/** The fields of a venue. */
export const venueFields: readonly Field[] = [
  { name: 'name', label: '场所名称', kind: 'text', width: 180, required: true },
  { name: 'address', label: '地址', kind: 'text', width: 220 },
  { name: 'areaM2', label: '建筑面积（平方米）', kind: 'integer', width: 140 },
  { name: 'remark', label: '备注', kind: 'text', width: 220 },
]
