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
