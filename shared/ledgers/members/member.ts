import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { Id } from '../../kernel/id.ts'
import { Month } from '../../kernel/month.ts'

const text = (max: number) => z.string().trim().max(max).nullable()
const code = z.string().max(10).nullable()

/** What a person fills in about a 党员, in the order of the official form. */
export const MemberCard = z.strictObject({
  name: z.string().trim().min(1).max(30),
  /** 公民身份号码; null where only a class without one is kept: {@link classesWithoutNumber}. */
  idNumber: z.string().max(20).nullable(),
  /** 档案出生日期, where the file differs from the ID number (三龄两历). */
  archiveBirthDay: Day.nullable(),
  ethnicity: code,
  education: code,
  degree: text(30),
  /** 人员类别: 正式党员 or 预备党员. */
  category: z.string().max(10),
  joinDay: Day.nullable(),
  fullDay: Day.nullable(),
  joinType: code,
  joinBranch: text(60),
  partyAgeAdjustMonths: z.int().min(-1200).max(1200).nullable(),
  jobPost: text(40),
  professionalTitle: code,
  stratum: code,
  isMigrantWorker: z.boolean(),
  workStartDay: Day.nullable(),
  mobile: text(20),
  phone: text(20),
  homeAddress: text(120),
  currentAddress: text(120),
  nativePlace: text(60),
  archiveUnit: text(80),
  isLost: z.boolean(),
  lostSince: Month.nullable(),
  flowTo: text(60),
  remark: text(500),
})
export type MemberCard = z.infer<typeof MemberCard>

/** What holds from a day until the next change: kept as dated sets, mirrored here as they stand now. */
export const MemberStanding = z.strictObject({
  branchId: Id,
  /** 在管, 流动 or 在职. */
  memberClass: z.string().max(10),
  /** 党籍状态. */
  partyStatus: z.string().max(10),
})
export type MemberStanding = z.infer<typeof MemberStanding>

/** 党员: a person of the roster. Never deleted: people leave by a movement. */
export const Member = MemberCard.extend({
  ...MemberStanding.shape,
  id: Id,
  // Subtle: in a received ledger these hold stars, which may be a little longer than what they hide.
  mobile: z.string().nullable(),
  phone: z.string().nullable(),
  homeAddress: z.string().nullable(),
  currentAddress: z.string().nullable(),
  /** Derived from the ID number; null without one. */
  sex: z.string().nullable(),
  birthDay: Day.nullable(),
  /** The day of the movement that took the person out, or null. */
  leftDay: Day.nullable(),
  revision: z.int(),
})
export type Member = z.infer<typeof Member>

/** A member as lists and cards see it: hidden fields carry stars until somebody asks. */
export const MaskedMember = Member.extend({ idNumber: z.string().nullable(), masked: z.boolean() })

/** One stretch of a dated set: a value from a day up to the next change (null: until today). */
export const Stretch = z.strictObject({
  id: Id,
  value: z.string(),
  fromDay: Day,
  toDay: Day.nullable(),
  reason: z.string(),
})
export type Stretch = z.infer<typeof Stretch>

/** 增减变动: how a person came in or went out. */
export const Movement = z.strictObject({
  id: Id,
  memberId: Id,
  direction: z.enum(['in', 'out']),
  kind: z.string(),
  day: Day,
  counterpart: z.string().max(100),
  reason: z.string().max(200),
})
export type Movement = z.infer<typeof Movement>

/** What a person fills in to enter somebody into the roster. */
export const EnterMember = MemberCard.extend({
  ...MemberStanding.shape,
  /** How the person came: a code of the increase set. */
  entryKind: z.string(),
  entryDay: Day,
  counterpart: z.string().trim().max(100).default(''),
})
/** The fields of the card that change; the rest stay as they are. */
export const MemberPatch = MemberCard.partial()
export type MemberPatch = z.infer<typeof MemberPatch>
