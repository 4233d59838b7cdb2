import { CloseCircleFilled, DownOutlined } from '@ant-design/icons'
import { ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { type ReactNode, useLayoutEffect } from 'react'
import { Tellings } from '../bridge/Tellings.tsx'
import { useTypeSize } from './type-size.ts'

/** How everything looks: one restrained theme, in ordinary or large type. */
export function Look({ children }: { readonly children: ReactNode }) {
  const [size] = useTypeSize()
  useLayoutEffect(() => {
    document.documentElement.dataset.type = size
  }, [size])
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
          ...colours,
          fontFamily: fonts,
          fontSize: isLarge ? 18 : 15,
          controlHeight: isLarge ? 42 : 36,
          lineHeight: 1.65,
          borderRadius: 4,
          motion: false,
        },
        components: { Table: { cellPaddingBlock: isLarge ? 12 : 9, headerBg: '#eef1f5' } },
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

const fonts = `"Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC",
  "Source Han Sans SC", "WenQuanYi Micro Hei", system-ui, sans-serif`

/**
 * Red belongs to the brand bar, to problems and to dangerous deeds; everything else is ink blue and grey.
 * The light grounds are given, because antd mixes mud from dark colours.
 */
const colours = {
  colorPrimary: '#1d4f7c',
  colorInfo: '#1d4f7c',
  colorLink: '#1d4f7c',
  colorError: '#b3261e',
  colorSuccess: '#2a6b49',
  colorWarning: '#8a5a00',
  colorTextBase: '#1b2128',
  colorTextSecondary: '#4a5561',
  colorTextDescription: '#56616d',
  colorTextPlaceholder: '#6b7682',
  colorBgLayout: '#f3f4f6',
  colorPrimaryBg: '#e6eef5',
  colorPrimaryBgHover: '#d5e2ee',
  colorInfoBg: '#e6eef5',
  colorInfoBorder: '#a9c3da',
  colorSuccessBg: '#e9f4ee',
  colorSuccessBorder: '#a5cfb8',
  colorWarningBg: '#fdf5dd',
  colorWarningBorder: '#e3c878',
  colorErrorBg: '#fdeceb',
  colorErrorBorder: '#e9b0ac',
}
