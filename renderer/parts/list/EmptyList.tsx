import { Button, Empty, Flex, Typography } from 'antd'
import { imports } from '../../../shared/imports/contract.ts'
import { Deed } from '../../bridge/Deed.tsx'
import { TemplateDeed } from '../import/TemplateDeed.tsx'
import type { ListSpec } from './list-kinds.ts'
import type { ListState } from './use-list-state.ts'

type Props = { readonly spec: ListSpec; readonly state: ListState }

/**
 * An empty list teaches: what the page is for and how to begin; a search without a hit offers the
 * way back.
 */
export function EmptyList({ spec, state }: Props) {
  if (state.isFiltered) {
    return (
      <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有符合条件的记录。请换个写法，或清除筛选。">
        <Button onClick={state.reset}>清除搜索和筛选</Button>
      </Empty>
    )
  }
  return (
    <Flex vertical align="center" gap={16} style={{ maxWidth: 560 }}>
      <Typography.Title level={5}>{spec.empty.title}</Typography.Title>
      <Typography.Paragraph type="secondary">{spec.empty.words}</Typography.Paragraph>
      <Flex gap={8} wrap justify="center">
        {spec.importing && (
          <>
            <TemplateDeed noun={spec.importing.noun} />
            <Deed door={imports.open} type="primary" onClick={spec.importing.onClick}>
              从 Excel 导入
            </Deed>
          </>
        )}
        {spec.create && (
          <Deed door={spec.create.door} onClick={spec.create.onClick}>
            {spec.create.label}
          </Deed>
        )}
      </Flex>
    </Flex>
  )
}
