import { Flex, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { ImportPreview } from '../../../shared/imports/contract.ts'
import css from './import.module.css'

type Props = {
  readonly preview: ImportPreview
  readonly isRunning: boolean
  readonly onChange: (mapping: ImportPreview['mapping']) => void
}

/** Which sheet of the workbook, and in which row its headings stand. */
export function SheetChoice({ preview, isRunning, onChange }: Props) {
  const { mapping, sheets } = preview
  const [row, setRow] = useState(mapping.headingRow)
  const settle = (headingRow: number): void => {
    if (headingRow !== mapping.headingRow) onChange({ ...mapping, headingRow })
  }
  return (
    <Flex gap={16} align="center" wrap className={css.deeds}>
      {sheets.length > 1 && (
        <span>
          工作表{' '}
          <Select
            aria-label="工作表"
            value={mapping.sheet}
            disabled={isRunning}
            popupMatchSelectWidth={false}
            onChange={(sheet) => onChange({ ...mapping, sheet })}
            options={sheets.map((sheet) => ({ value: sheet, label: sheet }))}
          />
        </span>
      )}
      <span>
        标题在第{' '}
        <InputNumber
          aria-label="标题行"
          min={1}
          max={100}
          precision={0}
          style={{ width: 80 }}
          disabled={isRunning}
          value={row}
          changeOnWheel={false}
          onChange={(next) => setRow(next ?? mapping.headingRow)}
          onStep={(next) => settle(Number(next))}
          onBlur={() => settle(row)}
          onPressEnter={() => settle(row)}
        />{' '}
        行
      </span>
    </Flex>
  )
}
