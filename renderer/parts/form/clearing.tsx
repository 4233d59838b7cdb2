import { CloseCircleFilled } from '@ant-design/icons'

/** The cross that empties a text field, named in Chinese for who hears the screen. */
export const clearing = { clearIcon: <CloseCircleFilled aria-label="清除" /> }
