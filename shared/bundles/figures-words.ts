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
