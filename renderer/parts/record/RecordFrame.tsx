import { ArrowLeftOutlined } from '@ant-design/icons'
import { Button, Flex, Tabs } from 'antd'
import type { ReactNode } from 'react'
import { goBack, usePlaceState } from '../../bridge/place.ts'
import css from './record.module.css'

/** One tab of a record page. */
export type RecordTab = { readonly key: string; readonly label: string; readonly children: ReactNode }

type Props = {
  readonly title: string
  /** Beside the title: a tag, the branch. */
  readonly marks?: ReactNode
  /** The deeds of this record, most usual first. */
  readonly deeds?: ReactNode
  readonly tabs: readonly RecordTab[]
}

/** A record page: its name, its deeds, and its tabs, of which the open one survives going back. */
export function RecordFrame({ title, marks, deeds, tabs }: Props) {
  const [tab, setTab] = usePlaceState('tab', tabs[0]!.key)
  return (
    <article className={css.page} aria-label={title}>
      <Flex align="center" gap={12} wrap>
        <Button
          type="text"
          icon={<ArrowLeftOutlined aria-hidden />}
          aria-label="返回"
          title="返回"
          onClick={goBack}
        />
        <h1 className={css.title}>{title}</h1>
        {marks}
        <span className={css.gap} />
        <Flex gap={8} wrap>
          {deeds}
        </Flex>
      </Flex>
      <Tabs activeKey={tab} onChange={(key) => setTab(key)} items={tabs.map((one) => ({ ...one }))} />
    </article>
  )
}
