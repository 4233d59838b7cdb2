/** The age bands of the yearly figures, youngest first; both ends included, null is open. */
export const ageBands: readonly {
  readonly code: string
  readonly label: string
  readonly from: number
  readonly to: number | null
}[] = [
  { code: 'to-30', label: '30岁及以下', from: 0, to: 30 },
  { code: '31-35', label: '31—35岁', from: 31, to: 35 },
  { code: '36-40', label: '36—40岁', from: 36, to: 40 },
  { code: '41-45', label: '41—45岁', from: 41, to: 45 },
  { code: '46-50', label: '46—50岁', from: 46, to: 50 },
  { code: '51-55', label: '51—55岁', from: 51, to: 55 },
  { code: '56-60', label: '56—60岁', from: 56, to: 60 },
  { code: '61-65', label: '61—65岁', from: 61, to: 65 },
  { code: '66-70', label: '66—70岁', from: 66, to: 70 },
  { code: 'from-71', label: '71岁及以上', from: 71, to: null },
]
