import { Button } from 'antd'

type Props = { readonly year: number; readonly onChange: (year: number) => void }

/** A budget year, one click back or forward. */
export function YearStepper({ year, onChange }: Props) {
  return (
    <fieldset className="month-stepper">
      <legend>年度</legend>
      <Button aria-label="上一年" onClick={() => onChange(year - 1)}>
        ‹
      </Button>
      <output>{year} 年</output>
      <Button aria-label="下一年" onClick={() => onChange(year + 1)}>
        ›
      </Button>
    </fieldset>
  )
}
