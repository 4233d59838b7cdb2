import type { CodeSet } from './code-set.ts'

/** What a room of an 活动场所 is for. */
export const roomKindCodes = {
  title: '房间用途',
  source: '村（社区）活动场所功能室通行做法（教室、办公、会议、治安、活动）；便民服务 [I]',
  codes: [
    { code: 'meeting', label: '会议室', also: ['会议', '党员活动室', '居民议事厅', '议事厅'] },
    { code: 'classroom', label: '教室', also: ['市民学校', '党校', '培训室', '远程教育室'] },
    { code: 'activity', label: '活动室', also: ['活动', '排练厅', '健身室', '多功能厅', '文体活动室'] },
    { code: 'reading', label: '阅览室', also: ['阅览', '图书室', '农家书屋', '书屋'] },
    { code: 'safety', label: '警务调解室', also: ['治安', '警务室', '调解室'] },
    { code: 'service', label: '便民服务室', also: ['便民服务', '服务大厅', '日间照料中心'] },
    { code: 'office', label: '办公室', also: ['办公'] },
    { code: 'other', label: '其他用途', also: ['其他'] },
  ],
} as const satisfies CodeSet

/** What somebody books a room for. */
export const activityKindCodes = {
  title: '活动类别',
  source: '《城市社区党建示范化工程打造工作方案》活动场所开放用途 [I]',
  codes: [
    { code: 'party', label: '党组织活动', also: ['党员活动', '党员活动日', '主题党日', '三会一课', '党课'] },
    { code: 'council', label: '会议议事', also: ['会议', '议事', '民主协商', '居民会议', '听证'] },
    { code: 'training', label: '教育培训', also: ['培训', '讲座', '学习', '市民学校'] },
    { code: 'culture', label: '文体活动', also: ['文体', '文化活动', '排练', '健身'] },
    { code: 'volunteer', label: '志愿服务', also: ['志愿', '党员志愿服务'] },
    { code: 'service', label: '便民服务', also: ['便民', '义诊', '咨询'] },
    { code: 'other', label: '其他活动', also: ['其他'] },
  ],
} as const satisfies CodeSet

/** How a booking stands. */
export const bookingStateCodes = {
  title: '预约状态',
  source: '本软件 [I]',
  codes: [
    { code: 'asked', label: '待审批', also: ['待批'] },
    { code: 'booked', label: '已预约', also: ['预约', '已批准', '有效'] },
    { code: 'refused', label: '未批准', also: ['不批准', '驳回'] },
    { code: 'cancelled', label: '已取消', also: ['取消'] },
  ],
} as const satisfies CodeSet
