import { FormField } from '../../parts/form/FormField.tsx'
import { FormSection } from '../../parts/form/FormSection.tsx'

/** The fields of a venue. */
export function VenueFields() {
  return (
    <FormSection title="活动场所">
      <FormField name="name" hint="如 样例社区党群服务中心" />
      <FormField name="address" />
      <FormField name="areaM2" />
      <FormField name="remark" span={12} lines={2} />
    </FormSection>
  )
}
