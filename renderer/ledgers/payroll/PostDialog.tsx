import { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import { postFields } from '../../../shared/ledgers/payroll/fields.ts'
import type { Staff } from '../../../shared/ledgers/payroll/staff.ts'
import { StaffPost } from '../../../shared/ledgers/payroll/staff.ts'
import { FieldsDialog } from '../../parts/form/FieldsDialog.tsx'
import { FormField } from '../../parts/form/FormField.tsx'
import { thisMonth } from '../../parts/values/months.ts'
import { blamesOfChange } from './form-fields.ts'

type Props = {
  readonly staff: Pick<Staff, 'id' | 'name' | 'post' | 'grade' | 'joinedDay' | 'leftDay'>
  readonly onClose: () => void
}

/** Puts a person into a post and grade from a month on, or back into one; what held until then stays. */
export function PostDialog({ staff, onClose }: Props) {
  const { id, name, post, grade, joinedDay, leftDay } = staff
  const isBack = leftDay !== null
  const fromMonth = post === null ? joinedDay.slice(0, 7) : thisMonth()
  return (
    <FieldsDialog
      title={`${isBack ? '重新入职' : '岗位薪级'}：${name}`}
      okText="登记"
      done={isBack ? '已登记重新入职' : '已登记岗位薪级'}
      door={isBack ? payroll.comeBack : payroll.changePost}
      fields={fields}
      shape={StaffPost.shape}
      initial={{ post, grade, fromMonth }}
      blames={blamesOfChange}
      offers={isBack ? ['重新聘用'] : ['聘用定级', '年限晋级', '学历晋级', '岗位调整']}
      inputOf={(values, reason) => ({ ...values, staffId: id, reason })}
      onClose={onClose}
    >
      <FormField name="post" hint="正职 7–18 级，副职 4–15 级，其他 1–12 级" />
      <FormField name="grade" />
      <FormField name="fromMonth" />
    </FieldsDialog>
  )
}

const fields = postFields.filter(({ name }) => name === 'post' || name === 'grade' || name === 'fromMonth')
