import { FormField } from '../../parts/form/FormField.tsx'
import { FormSection } from '../../parts/form/FormSection.tsx'
import { useOrganisations } from '../../parts/organisation/use-organisations.ts'

/** What a room is booked for, and who answers for it. */
export function OccasionFields() {
  const { choices } = useOrganisations()
  return (
    <>
      <FormSection title="活动">
        <FormField name="purpose" span={8} />
        <FormField name="activity" />
        <FormField name="organisationId" choices={choices} hint="党组织主办的选这里" />
        <FormField name="organiser" hint="居民、文艺队、物业等其他主办方填这里" />
        <FormField name="expected" hint="不超过房间可容纳人数" />
      </FormSection>
      <FormSection title="负责人">
        <FormField name="responsible" hint="负责秩序、设施和清场" />
        <FormField name="phone" />
        <FormField name="remark" span={12} lines={2} />
      </FormSection>
    </>
  )
}
