import { Select } from 'antd'
import { useMemo } from 'react'
import type { CodeSet } from '../../../shared/codes/code-set.ts'
import { codesOf, isCode, labelOf } from '../../../shared/codes/index.ts'
import { plainPinyin } from '../../../shared/kernel/pinyin.ts'
import { plain } from '../../../shared/kernel/text.ts'
import { clearing } from './icons.tsx'

type Props = {
  readonly codes: CodeSet
  readonly value: string | null
  readonly onChange: (code: string | null) => void
  readonly label?: string
  readonly id?: string | undefined
  readonly isWrong?: boolean
  readonly describedBy?: string | undefined
  /** Only these of the set, where a deed takes some. */
  readonly only?: readonly string[] | undefined
}

/** A value of a code set, found by typing its words, pinyin, initials, code or another usual word. */
export function CodeSelect({ codes, value, onChange, label, id, isWrong, describedBy, only }: Props) {
  const options = useMemo(() => optionsOf(codes, value, only), [codes, value, only])
  return (
    <Select
      {...(id ? { id } : {})}
      {...(label ? { 'aria-label': label } : {})}
      {...(describedBy ? { 'aria-describedby': describedBy } : {})}
      aria-invalid={isWrong === true}
      style={{ width: '100%' }}
      allowClear={clearing}
      popupMatchSelectWidth={false}
      placeholder="请选择，可打字或拼音"
      status={isWrong ? 'error' : ''}
      showSearch={{
        filterOption: (typed, option) => (option as Option).reading.includes(plain(typed)),
      }}
      value={value}
      onChange={(code) => onChange(code ?? null)}
      options={options}
    />
  )
}

type Option = { value: string; label: string; reading: string; disabled?: boolean }

function optionsOf(codes: CodeSet, value: string | null, only: readonly string[] | undefined): Option[] {
  const options = codesOf(codes)
    .filter((code) => !only || only.includes(code.code))
    .map(({ code, label, also, heading }) => ({
      value: code,
      label,
      reading: readingOf([code, label, ...(also ?? [])]),
      ...(heading ? { disabled: true } : {}),
    }))
  const isListed = value === null || options.some((option) => option.value === value)
  if (isListed || (only && !isCode(codes, value))) return options
  return [{ value, label: labelOf(codes, value), reading: plain(value) }, ...options]
}

function readingOf(words: readonly string[]): string {
  const readings = words.flatMap((word) => {
    const syllables = plainPinyin(word)
    return [word, syllables.join(''), syllables.map((syllable) => syllable[0]).join('')]
  })
  return readings.map(plain).join(' ')
}
