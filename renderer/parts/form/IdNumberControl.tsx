import { Input } from 'antd'
import { labelOf } from '../../../shared/codes/index.ts'
import { sexCodes } from '../../../shared/codes/person.ts'
import { parseIdNumber, tidyIdNumber } from '../../../shared/kernel/id-number.ts'
import { isPractice } from '../../../shared/session/session.ts'
import { useSession } from '../../bridge/session.ts'
import { today } from '../values/clock.ts'
import { type ControlProps, inputMarks } from './control.ts'
import css from './form.module.css'
import { useForm } from './form-context.ts'
import { idNumberFlaws } from './id-number-words.ts'

/**
 * An ID number: grouped digits are counted while typing, and sex and birth day are shown once it is
 * sound.
 */
export function IdNumberControl({ field, ids }: ControlProps) {
  const form = useForm()
  const practice = isPractice(useSession().kind)
  const text = String(form.values[field.name] ?? '')
  const written = tidyIdNumber(text)
  const read = parseIdNumber(text, { today: today(), practice })
  const isWrong = written.length >= 18 && !read.ok
  return (
    <>
      <Input
        {...inputMarks(ids, isWrong || form.errors[field.name] !== undefined)}
        maxLength={40}
        suffix={<span className={css.count}>{written.length}/18</span>}
        value={text}
        onChange={(event) => form.write(field.name, event.target.value)}
        onBlur={() => {
          if (written !== text) form.write(field.name, written)
          else if (written !== '') form.check(field.name)
        }}
      />
      {written !== '' && !form.errors[field.name] && <Reading read={read} length={written.length} />}
    </>
  )
}

function Reading({
  read,
  length,
}: {
  readonly read: ReturnType<typeof parseIdNumber>
  readonly length: number
}) {
  if (read.ok) {
    const { sex, birthDay } = read.value
    return (
      <div className={`${css.note} ${css.good}`}>
        {labelOf(sexCodes, sex)}，{birthDay} 出生
      </div>
    )
  }
  // Subtle: fifteen digits and fewer may only be half typed; nobody is corrected in the middle of a word.
  if (length < 18 && read.fault !== 'character') return null
  return <div className={`${css.note} ${css.error}`}>{idNumberFlaws[read.fault]}</div>
}
