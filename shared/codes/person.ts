import type { CodeSet } from './code-set.ts'

/** GB/T 2261.1. The labels are the short words of the member form. */
export const sexCodes = {
  title: '性别',
  source: 'GB/T 2261.1',
  codes: [
    { code: '1', label: '男', also: ['男性', '男士', 'M', 'male'] },
    { code: '2', label: '女', also: ['女性', '女士', 'F', 'female'] },
    { code: '0', label: '未知的性别', also: ['未知'] },
    { code: '9', label: '未说明的性别', also: ['未说明'] },
  ],
} as const satisfies CodeSet

/** GB/T 6864, first digit. */
export const degreeCodes = {
  title: '学位',
  source: 'GB/T 6864',
  codes: [
    { code: '1', label: '名誉博士', also: ['名誉博士学位'] },
    { code: '2', label: '博士', also: ['博士学位'] },
    { code: '3', label: '硕士', also: ['硕士学位'] },
    { code: '4', label: '学士', also: ['学士学位'] },
  ],
} as const satisfies CodeSet

/** GB/T 2261.2. */
export const maritalCodes = {
  title: '婚姻状况',
  source: 'GB/T 2261.2',
  codes: [
    { code: '10', label: '未婚' },
    { code: '20', label: '已婚' },
    { code: '21', label: '初婚' },
    { code: '22', label: '再婚' },
    { code: '23', label: '复婚' },
    { code: '30', label: '丧偶' },
    { code: '40', label: '离婚', also: ['离异'] },
    { code: '90', label: '未说明的婚姻状况', also: ['未说明'] },
  ],
} as const satisfies CodeSet

/** GB/T 4762. */
export const politicalStatusCodes = {
  title: '政治面貌',
  source: 'GB/T 4762',
  codes: [
    { code: '01', label: '中国共产党党员', also: ['中共党员', '党员', '共产党员'] },
    { code: '02', label: '中国共产党预备党员', also: ['中共预备党员', '预备党员'] },
    { code: '03', label: '中国共产主义青年团团员', also: ['共青团员', '团员'] },
    { code: '04', label: '中国国民党革命委员会会员', also: ['民革会员', '民革党员', '民革'] },
    { code: '05', label: '中国民主同盟盟员', also: ['民盟盟员', '民盟'] },
    { code: '06', label: '中国民主建国会会员', also: ['民建会员', '民建'] },
    { code: '07', label: '中国民主促进会会员', also: ['民进会员', '民进'] },
    { code: '08', label: '中国农工民主党党员', also: ['农工党党员', '农工党'] },
    { code: '09', label: '中国致公党党员', also: ['致公党党员', '致公党'] },
    { code: '10', label: '九三学社社员', also: ['九三社员', '九三学社'] },
    { code: '11', label: '台湾民主自治同盟盟员', also: ['台盟盟员', '台盟'] },
    { code: '12', label: '无党派民主人士', also: ['无党派人士', '无党派'] },
    { code: '13', label: '群众' },
  ],
} as const satisfies CodeSet
