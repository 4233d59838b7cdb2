import { FormField } from '../../parts/form/FormField.tsx'
import { FormSection } from '../../parts/form/FormSection.tsx'

/** The fields of a room but where it is and from when. */
export function RoomFields() {
  return (
    <FormSection title="房间">
      <FormField name="name" hint="如 三楼会议室" />
      <FormField name="kind" />
      <FormField name="capacity" />
      <FormField name="equipment" span={8} hint="如 投影仪、音响、空调" />
      <FormField name="needsApproval" hint="由录入人以外的复核人或负责人审批" />
      <FormField name="remark" span={12} lines={2} />
    </FormSection>
  )
}
