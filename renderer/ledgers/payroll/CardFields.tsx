import { FormField } from '../../parts/form/FormField.tsx'
import { FormSection } from '../../parts/form/FormSection.tsx'

/** The card's own fields; `canLeave` shows the day somebody left, which new people have not. */
export function CardFields({ canLeave = false }: { readonly canLeave?: boolean }) {
  return (
    <>
      <FormSection title="基本情况">
        <FormField name="name" />
        <FormField name="idNumber" hint="性别和出生日期由号码得出" />
        <FormField name="mobile" />
        <FormField name="education" />
        <FormField name="level" hint="社工证津贴按它计发" />
        <FormField name="joinedDay" />
        {canLeave && <FormField name="leftDay" hint="离职的才填；当月仍计发。后来回来的，办理重新入职" />}
      </FormSection>
      <FormSection title="工资卡">
        <FormField name="bankName" span={6} />
        <FormField name="bankAccount" span={6} />
        <FormField name="remark" span={12} lines={2} />
      </FormSection>
    </>
  )
}
