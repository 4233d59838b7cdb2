import { CloseCircleFilled, DownOutlined } from '@ant-design/icons'
import { ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { type ReactNode, useLayoutEffect, useState } from 'react'
import { Tellings } from '../bridge/Tellings.tsx'
import { token } from './token.ts'
import { useTypeSize } from './type-size.ts'

/** How everything looks: one restrained theme, in ordinary or large type. */
export function Look({ children }: { readonly children: ReactNode }) {
  const [size] = useTypeSize()
  useLayoutEffect(() => {
    document.documentElement.dataset.type = size
  }, [size])
  const [ours] = useState(colours)
  const isLarge = size === 'large'
  return (
    <ConfigProvider
      locale={zhCN}
      button={{ autoInsertSpace: false }}
      select={icons}
      modal={dialogs}
      wave={{ disabled: true }}
      theme={{
        token: {
          ...ours,
          fontFamily: token('font'),
          fontSize: isLarge ? 18 : 15,
          controlHeight: isLarge ? 42 : 36,
          lineHeight: 1.65,
          borderRadius: Number.parseInt(token('radius'), 10),
          motion: false,
        },
        components: { Table: { cellPaddingBlock: isLarge ? 12 : 9, headerBg: token('head') } },
      }}
    >
      <div className="look">{children}</div>
      <Tellings />
    </ConfigProvider>
  )
}

/** Named in Chinese or not at all: a screen reader says the names of icons. */
const icons = {
  suffixIcon: <DownOutlined aria-hidden />,
  clearIcon: <CloseCircleFilled aria-label="清除" />,
}

/** A long title ends before the cross. */
const dialogs = { styles: { title: { paddingInlineEnd: 28 } } }

/**
 * Red belongs to the brand bar, to problems and to dangerous deeds; everything else is ink blue and grey.
 * The light grounds are given, because antd mixes mud from dark colours.
 */
const colours = () => ({
  colorPrimary: token('primary'),
  colorInfo: token('primary'),
  colorLink: token('primary'),
  colorError: token('problem'),
  colorSuccess: token('good'),
  colorWarning: token('warning'),
  colorTextBase: token('ink'),
  colorTextSecondary: token('ink-soft'),
  colorTextDescription: token('ink-note'),
  colorTextPlaceholder: token('ink-faint'),
  colorBgLayout: token('ground'),
  colorPrimaryBg: token('primary-soft'),
  colorPrimaryBgHover: token('primary-hover'),
  colorInfoBg: token('primary-soft'),
  colorInfoBorder: token('primary-line'),
  colorSuccessBg: token('good-soft'),
  colorSuccessBorder: token('good-line'),
  colorWarningBg: token('warning-soft'),
  colorWarningBorder: token('warning-line'),
  colorErrorBg: token('problem-soft'),
  colorErrorBorder: token('problem-line'),
})
