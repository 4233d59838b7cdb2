import type { CodeSet } from './code-set.ts'

/** 组织类别. 党小组 has no national code: it is a part of a branch, and `group` is our own. */
export const organisationTypeCodes = {
  title: '组织类别',
  source: '2017 党组织信息采集表 第5项; group [I]',
  codes: [
    { code: '611', label: '党委', also: ['基层党委', '社区党委', '大党委', '中共党委'] },
    { code: '621', label: '党总支', also: ['总支', '党总支部', '总支部', '党总支部委员会'] },
    { code: '631', label: '党支部', also: ['支部', '支部委员会', '党支部委员会'] },
    { code: '632', label: '联合党支部', also: ['联合支部', '联合党支部委员会'] },
    { code: 'group', label: '党小组', also: ['小组'] },
  ],
} as const satisfies CodeSet

/** Posts people hold in a Party organisation, in the order they are listed on papers. */
export const organisationPostCodes = {
  title: '党内职务',
  source: '《中国共产党支部工作条例（试行）》 第四、五章; order [I]',
  codes: [
    { code: 'secretary', label: '书记', also: ['党委书记', '总支书记', '支部书记', '党支部书记'] },
    { code: 'deputy-secretary', label: '副书记', also: ['党委副书记', '支部副书记'] },
    { code: 'organisation-member', label: '组织委员' },
    { code: 'publicity-member', label: '宣传委员' },
    { code: 'discipline-member', label: '纪检委员', also: ['纪律检查委员'] },
    { code: 'youth-member', label: '青年委员' },
    { code: 'members-member', label: '委员', also: ['支委', '党委委员', '支部委员'] },
    { code: 'part-time-member', label: '兼职委员', also: ['大党委兼职委员'] },
    { code: 'group-leader', label: '党小组组长', also: ['党小组长', '小组长', '组长'] },
    { code: 'contact', label: '联络员', also: ['联系人', '党务工作者'] },
  ],
} as const satisfies CodeSet
