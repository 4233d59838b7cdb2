import { Button, Input } from 'antd'
import { weekdayWords } from '../../../shared/ledgers/bookings/words.ts'
import css from './bookings.module.css'
import { type HoursTexts, readHours } from './hours-text.ts'

type Props = { readonly texts: HoursTexts; readonly onChange: (texts: HoursTexts) => void }

/** Opening hours, one line per weekday; an empty line means shut. */
export function HoursEditor({ texts, onChange }: Props) {
  const write = (at: number, text: string): void => onChange(texts.with(at, text))
  return (
    <div className={css.hoursRows}>
      {weekdayWords.map((word, at) => {
        const read = readHours(at + 1, texts[at]!)
        return (
          <HoursRow
            key={word}
            word={word}
            text={texts[at]!}
            flaw={read.ok ? undefined : read.fault}
            onChange={(text) => write(at, text)}
            onSpread={
              at === 0 ? () => onChange(texts.map((old, day) => (day < 5 ? texts[0]! : old))) : undefined
            }
          />
        )
      })}
    </div>
  )
}

function HoursRow(props: {
  readonly word: string
  readonly text: string
  readonly flaw: string | undefined
  readonly onChange: (text: string) => void
  readonly onSpread: (() => void) | undefined
}) {
  const { word, text, flaw, onChange, onSpread } = props
  return (
    <>
      <span className={css.hoursDay}>{word}</span>
      <Input
        aria-label={`${word}的开放时间`}
        aria-invalid={flaw !== undefined}
        status={flaw ? 'error' : ''}
        placeholder="不开放"
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
      {flaw && <span className={`${css.hoursNote} problem`}>{flaw}</span>}
      {!flaw && onSpread && (
        <Button className={css.hoursNote} onClick={onSpread}>
          周二至周五与周一相同
        </Button>
      )}
    </>
  )
}
