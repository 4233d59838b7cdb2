import type { MemberFieldName } from '../../../shared/ledgers/members/fields.ts'

/** The parts of the card, in the order of the 2017 collection form. */
export const cardParts: readonly { readonly title: string; readonly names: readonly MemberFieldName[] }[] = [
  {
    title: '基本情况',
    names: [
      'name',
      'idNumber',
      'sex',
      'birthDay',
      'archiveBirthDay',
      'ethnicity',
      'nativePlace',
      'education',
      'degree',
    ],
  },
  {
    title: '党籍情况',
    names: [
      'branchId',
      'category',
      'memberClass',
      'partyStatus',
      'joinDay',
      'fullDay',
      'joinType',
      'joinBranch',
      'partyAgeAdjustMonths',
      'archiveUnit',
    ],
  },
  {
    title: '工作情况',
    names: ['jobPost', 'professionalTitle', 'stratum', 'workStartDay', 'isMigrantWorker'],
  },
  {
    title: '联系方式',
    names: ['mobile', 'phone', 'homeAddress', 'currentAddress'],
  },
  { title: '流动与失联', names: ['flowTo', 'isLost', 'lostSince', 'remark'] },
]
