import { EyeOutlined } from '@ant-design/icons'
import { Button, Popconfirm } from 'antd'
import css from './record.module.css'

type Props = { readonly label: string; readonly stars: string; readonly onShow: () => void }

/** A hidden value with a way to see it that says beforehand that looking is recorded. */
export function HiddenValue({ label, stars, onShow }: Props) {
  return (
    <span className={css.hidden}>
      {stars}
      <Popconfirm
        title="显示完整内容"
        description="谁在何时查看，会记入操作记录。"
        okText="显示"
        cancelText="取消"
        onConfirm={onShow}
      >
        <Button
          type="text"
          size="small"
          icon={<EyeOutlined aria-hidden />}
          title={`显示${label}`}
          aria-label={`显示${label}`}
        />
      </Popconfirm>
    </span>
  )
}
