/** What the shell says by itself: window, dialogs, file names, papers' page numbers. */
export const shellWords = {
  appName: '社区台账',
  oldRuntime: '本机的运行环境过旧，请安装新版的社区台账安装包。',
  cannotWork: '本软件无法在这台电脑上启动，可能缺少文件或被安全软件拦截。请重新安装后再试。',
  pageOf: (page: string, pages: string): string => `第 ${page} 页 / 共 ${pages} 页`,
  fileKinds: {
    workbook: '工作簿',
    csv: '逗号分隔的表格',
    pdf: 'PDF',
    paper: '单据',
    bundle: '上报包、回执和审计包',
    enrolment: '登记文件',
    ledger: '台账',
  },
  chooseLedgerFolder: '选择台账文件夹',
  namelessLedger: '名称读不出的台账',
  chooseBackupPlace: '选择存放备份的U盘或文件夹',
  recoverySheetFile: (office: string): string => `恢复单-${office}.pdf`,
  verificationFile: (office: string): string => `核验报告-${office}.pdf`,
  checkpointFile: (month: string): string => `封存单-${month}.pdf`,
} as const

/** The practice ledger: an invented office whose password everybody may know. */
export const practiceWords = {
  officeName: '样例社区党委',
  officeCode: 'yangli',
  password: '体验样例台账-公开密码',
  place: '样例市甲',
  workbooks: {
    organisation: '党组织.xlsx',
    members: '党员花名册.xlsx',
    payroll: '工作人员.xlsx',
  },
  payReason: '样例建账',
  people: { head: '样例负责人', admin: '样例管理员', clerk: '样例录入员', reviewer: '样例复核员' },
} as const
