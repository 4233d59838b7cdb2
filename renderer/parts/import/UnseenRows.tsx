import { Alert, Button } from 'antd'
import type { ImportPreview } from '../../../shared/imports/contract.ts'

type Props = {
  readonly preview: ImportPreview
  readonly isRunning: boolean
  readonly onChange: (mapping: ImportPreview['mapping']) => void
}

/** Says that some rows are hidden or struck through in the workbook, and lets somebody take them or not. */
export function UnseenRows({ preview: { unseen, mapping }, isRunning, onChange }: Props) {
  const { hidden, struck, first } = unseen
  if (hidden + struck === 0) return null
  const what = [
    ...(hidden > 0 ? [`${hidden} 行在工作簿里是隐藏的（隐藏行或筛选）`] : []),
    ...(struck > 0 ? [`${struck} 行画了删除线`] : []),
  ].join('，')
  const rows = `第 ${first.join('、')}${first.length < hidden + struck ? ' 等' : ''} 行`
  return (
    <Alert
      type="warning"
      showIcon
      title={`有 ${what}，${mapping.takesUnseen ? '也一并导入' : '没有导入'}：${rows}。`}
      action={
        <Button
          size="small"
          disabled={isRunning}
          onClick={() => onChange({ ...mapping, takesUnseen: !mapping.takesUnseen })}
        >
          {mapping.takesUnseen ? '不导入这些行' : '一并导入'}
        </Button>
      }
    />
  )
}
