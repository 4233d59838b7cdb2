import type { Field } from '../fields/field.ts'

/** The fields of a file beside a record; what its kind is called, the record's table says. */
export const attachmentFields: readonly Field[] = [
  { name: 'name', label: '文件名', kind: 'text', width: 220 },
  { name: 'sizeBytes', label: '大小（字节）', kind: 'integer', width: 110 },
]
