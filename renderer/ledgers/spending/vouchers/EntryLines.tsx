import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { sayYuan } from '../../../../shared/kernel/yuan.ts'
import { emptyLine, fenIn, type Line } from './lines.ts'
import { useAccounts } from './use-accounts.ts'
import css from './vouchers.module.css'

type Props = { readonly lines: readonly Line[]; readonly onChange: (lines: readonly Line[]) => void }

/** 分录: a row for each account, and whether both sides agree. */
export function EntryLines({ lines, onChange }: Props) {
  const sum = (of: 'debit' | 'credit') => lines.reduce((total, line) => total + (fenIn(line[of]) ?? 0), 0)
  const [debitFen, creditFen] = [sum('debit'), sum('credit')]
  const put = (key: number, news: Partial<Line>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...news } : line)))
  const add = (): void => onChange([...lines, emptyLine(Math.max(0, ...lines.map(({ key }) => key)) + 1)])
  return (
    <div style={{ gridColumn: 'span 12' }}>
      <table className={css.lines}>
        <thead>
          <tr>
            <th scope="col">会计科目</th>
            <th scope="col">经费</th>
            <th scope="col">摘要（不填同凭证）</th>
            <th scope="col" className={css.fen}>
              借方（元）
            </th>
            <th scope="col" className={css.fen}>
              贷方（元）
            </th>
            <th scope="col" aria-label="操作" />
          </tr>
        </thead>
        <tbody>
          {lines.map((line, at) => (
            <LineRow
              key={line.key}
              nth={at + 1}
              line={line}
              onPut={(news) => put(line.key, news)}
              onDrop={() => onChange(lines.filter(({ key }) => key !== line.key))}
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={3}>
              <Button icon={<PlusOutlined aria-hidden />} onClick={add}>
                加一行
              </Button>
            </td>
            <td className={css.fen}>{sayYuan(debitFen)}</td>
            <td className={css.fen}>{sayYuan(creditFen)}</td>
            <td />
          </tr>
        </tfoot>
      </table>
      <output className={debitFen === creditFen ? 'soft' : 'problem'} aria-label="借贷是否平衡">
        {debitFen === creditFen ? '借贷平衡' : `借贷相差 ${sayYuan(Math.abs(debitFen - creditFen))} 元`}
      </output>
    </div>
  )
}

type RowProps = {
  readonly nth: number
  readonly line: Line
  readonly onPut: (news: Partial<Line>) => void
  readonly onDrop: () => void
}

function LineRow({ nth, line, onPut, onDrop }: RowProps) {
  const { accounts, funds } = useAccounts()
  const account = accounts.find(({ code }) => code === line.accountCode)
  const usable = accounts.filter(({ isHeading, stopped }) => !isHeading && !stopped)
  const choose = (code: string): void => {
    const byFund = accounts.find((one) => one.code === code)?.byFund === true
    onPut({ accountCode: code, fundId: byFund ? (line.fundId ?? funds[0]?.id ?? null) : null })
  }
  return (
    <tr>
      <td>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          style={{ width: 300 }}
          aria-label={`第 ${nth} 行科目`}
          placeholder="编号或名称"
          value={line.accountCode || null}
          onChange={choose}
          options={usable.map(({ code, fullName }) => ({ value: code, label: `${code} ${fullName}` }))}
        />
      </td>
      <td>
        <Select
          style={{ width: 180 }}
          aria-label={`第 ${nth} 行经费`}
          disabled={account?.byFund !== true}
          placeholder={account?.byFund === true ? '选择经费' : '—'}
          value={line.fundId}
          onChange={(fundId) => onPut({ fundId })}
          options={funds.map(({ id, name }) => ({ value: id as string, label: name }))}
        />
      </td>
      <td>
        <Input
          aria-label={`第 ${nth} 行摘要`}
          maxLength={100}
          value={line.summary}
          onChange={(event) => onPut({ summary: event.target.value })}
        />
      </td>
      <td>
        <Amount label={`第 ${nth} 行借方`} text={line.debit} onWrite={(debit) => onPut({ debit })} />
      </td>
      <td>
        <Amount label={`第 ${nth} 行贷方`} text={line.credit} onWrite={(credit) => onPut({ credit })} />
      </td>
      <td>
        <Button
          type="text"
          icon={<DeleteOutlined aria-hidden />}
          aria-label={`去掉第 ${nth} 行`}
          title="去掉这一行"
          onClick={onDrop}
        />
      </td>
    </tr>
  )
}

type AmountProps = {
  readonly label: string
  readonly text: string
  readonly onWrite: (text: string) => void
}

function Amount({ label, text, onWrite }: AmountProps) {
  const isWrong = fenIn(text) === undefined
  return (
    <Input
      style={{ width: 130, textAlign: 'right' }}
      inputMode="decimal"
      aria-label={label}
      aria-invalid={isWrong}
      status={isWrong ? 'error' : ''}
      title={isWrong ? '请填写金额，如 1234.50，最多两位小数。' : ''}
      value={text}
      onChange={(event) => onWrite(event.target.value)}
    />
  )
}
