import { CloseCircleFilled, DownOutlined } from '@ant-design/icons'

/** The cross that empties a text field or a choice, named in Chinese for who hears the screen. */
export const clearing = { clearIcon: <CloseCircleFilled aria-label="清除" />, label: '清除' }

/** The arrow of a tree to choose from: it says nothing that the field does not say. */
export const unfolding = { suffixIcon: <DownOutlined aria-hidden /> }
