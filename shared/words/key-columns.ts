/** What people call the columns of keys: those of others, our own former ones, and what waits for one. */
export const keyColumnWords = {
  office_key: {
    sign_pub: '签名公钥',
    recipient: '加密公钥',
    life: '所属代次',
    turn: '更换次数',
    until_size: '用到第几条操作记录',
  },
  waiting: {
    ledger: '台账编号',
    office_name: '单位名称',
    key: '密钥标识',
    file_name: '文件名',
    at: '收到时间',
  },
  peer: {
    relation: '关系',
    office_name: '单位名称',
    office_code: '单位代码',
    sign_pub: '签名公钥',
    recipient: '加密公钥',
    fingerprint: '密钥指纹',
    since: '登记时间',
    revoked_incarnation: '作废时代次',
    revoked_seq: '作废时序号',
    key_life: '密钥所属代次',
    key_turn: '密钥更换次数',
  },
} as const
