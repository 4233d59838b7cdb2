import { FormField } from '../../parts/form/FormField.tsx'
import { FormSection } from '../../parts/form/FormSection.tsx'
import type { TreeChoice } from '../../parts/values/tree-choice.ts'

/** The fields of an organisation, in the order of the official form. */
export function CardFields({ parents }: { readonly parents: readonly TreeChoice[] }) {
  return (
    <>
      <FormSection title="党组织">
        <FormField name="fullName" span={8} />
        <FormField name="shortName" />
        <FormField name="code" hint="字母、数字和短横线，本单位内不重复" />
        <FormField name="type" />
        <FormField name="parentId" choices={parents} hint="最上面的一级不填" />
      </FormSection>
      <FormSection title="成立与任期">
        <FormField name="foundedDay" />
        <FormField name="termStart" />
        <FormField name="termEnd" />
      </FormSection>
      <FormSection title="联系与所在单位">
        <FormField name="contact" />
        <FormField name="contactPhone" />
        <FormField name="division" />
        <FormField name="unitName" span={8} />
        <FormField name="uscc" />
        <FormField name="remark" span={12} lines={2} />
      </FormSection>
    </>
  )
}
