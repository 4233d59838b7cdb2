import { Checkbox } from 'antd'
import Input from 'antd/es/input/Input'
import { Field } from '../parts/form/Field.tsx'
import { isCode, isOfficeName, type NewOffice } from './set-up.ts'

type Props = {
  readonly kind: 'office' | 'auditor'
  readonly office: NewOffice
  readonly onChange: (office: NewOffice) => void
}

/** The office's name and code, and whether it is only for practice. */
export function SetUpOffice({ kind, office, onChange }: Props) {
  const badName = office.name !== '' && !isOfficeName(office.name)
  const badCode = office.code !== '' && !isCode(office.code)
  return (
    <>
      <Field
        label="单位名称"
        hint={kind === 'office' ? '写全称，会印在上报和名册上' : '审计单位或审计组的名称'}
        error={badName ? '请写 2 到 60 个字' : undefined}
      >
        {(ids) => (
          <Input
            {...ids}
            autoFocus
            value={office.name}
            maxLength={60}
            placeholder={kind === 'office' ? '如：样例街道样例社区党委' : '如：样例区审计组'}
            onChange={(event) => onChange({ ...office, name: event.target.value })}
          />
        )}
      </Field>
      <Field
        label="单位代码"
        hint="用在上报文件名里，全区不重复；没有规定的可用行政区划代码"
        error={badCode ? '请用 2 到 20 个小写字母或数字' : undefined}
      >
        {(ids) => (
          <Input
            {...ids}
            value={office.code}
            maxLength={20}
            placeholder="如：990000001001"
            onChange={(event) => onChange({ ...office, code: event.target.value.toLowerCase() })}
          />
        )}
      </Field>
      <Checkbox
        checked={office.isPractice}
        onChange={(event) => onChange({ ...office, isPractice: event.target.checked })}
      >
        练习用：内容都是假想的，只能与练习台账互报
      </Checkbox>
    </>
  )
}
