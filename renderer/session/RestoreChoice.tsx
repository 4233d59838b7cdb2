import { Radio } from 'antd'
import type { Output, RawInput } from '../../shared/ipc/endpoint.ts'
import { saySecond, saySize } from '../../shared/kernel/moment-words.ts'
import type { session } from '../../shared/session/contract.ts'
import css from './door.module.css'

type Restorable = Output<typeof session.backupsOf>

/** One thing that can be put in the ledger's place. */
export type Choice = {
  readonly source: RawInput<typeof session.restore>['source']
  readonly label: string
}

/** Own backups with what restores replaced, or, where nothing was replaced to tell of, those on a stick. */
export function choicesOf(backups: Restorable['backups'], aside?: Restorable['aside']): readonly Choice[] {
  const from = aside ? 'own' : 'stick'
  return [
    ...backups.map(({ name, atMs, sizeBytes }) => ({
      source: { from, name } as const,
      label: `${aside ? '' : 'U盘　'}${saySecond(atMs)}　${saySize(sizeBytes)}`,
    })),
    ...(aside ?? []).map(({ name, atMs }) => ({
      source: { from: 'aside', name } as const,
      label: `${atMs === null ? `第${name}次` : saySecond(atMs)}　恢复前的台账`,
    })),
  ]
}

type Props = {
  readonly list: readonly Choice[]
  readonly chosen: Choice | undefined
  readonly onChoose: (choice: Choice) => void
}

/** Which backup, or which earlier state. */
export function RestoreChoice({ list, chosen, onChoose }: Props) {
  if (list.length === 0)
    return <p className={css.help}>这里没有这本台账的备份。备份在U盘上的，请点下面选择。</p>
  return (
    <Radio.Group
      vertical
      aria-label="选择备份"
      className={css.backupChoice}
      value={chosen && list.indexOf(chosen)}
      onChange={(event) => onChoose(list[event.target.value as number]!)}
      options={list.map(({ label }, value) => ({ value, label }))}
    />
  )
}
