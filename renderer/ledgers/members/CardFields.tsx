import { FormField } from '../../parts/form/FormField.tsx'
import { FormSection } from '../../parts/form/FormSection.tsx'

/** The card's own fields, in the order of the official form. */
export function CardFields() {
  return (
    <>
      <FormSection title="基本情况">
        <FormField name="name" />
        <FormField name="idNumber" hint="性别和出生日期由号码得出；在职党员可以不填" />
        <FormField name="archiveBirthDay" hint="与身份证不一致时才填" />
        <FormField name="ethnicity" />
        <FormField name="nativePlace" />
        <FormField name="education" />
        <FormField name="degree" />
      </FormSection>
      <FormSection title="党籍情况">
        <FormField name="category" />
        <FormField name="joinDay" />
        <FormField name="fullDay" hint="预备党员不填" />
        <FormField name="joinType" />
        <FormField name="joinBranch" />
        <FormField name="partyAgeAdjustMonths" hint="减少填负数，如 -12" />
        <FormField name="archiveUnit" />
      </FormSection>
      <FormSection title="工作情况">
        <FormField name="jobPost" />
        <FormField name="professionalTitle" />
        <FormField name="stratum" />
        <FormField name="workStartDay" />
        <FormField name="isMigrantWorker" />
      </FormSection>
      <FormSection title="联系方式">
        <FormField name="mobile" />
        <FormField name="phone" />
        <FormField name="homeAddress" span={6} />
        <FormField name="currentAddress" span={6} />
      </FormSection>
      <FormSection title="流动与失联">
        <FormField name="flowTo" />
        <FormField name="isLost" />
        <FormField name="lostSince" />
        <FormField name="remark" span={12} lines={2} />
      </FormSection>
    </>
  )
}
