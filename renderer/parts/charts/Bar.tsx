import css from './Bar.module.css'

type Props = {
  /** How much of the bar is filled, 0 to 1. */
  readonly part: number
  /** The figure that the bar shows, as it stands beside it. */
  readonly figure: string
  /** What a pointer resting on it is told. */
  readonly title?: string
}

/** A figure beside a bar as long as it is large; the words carry it, the bar is for the eye. */
export function Bar({ part, figure, title }: Props) {
  return (
    <span className={css.bar} title={title}>
      <span className={css.track}>
        <span className={css.fill} style={{ width: `${part * 100}%` }} />
      </span>
      <span className={css.figure}>{figure}</span>
    </span>
  )
}
