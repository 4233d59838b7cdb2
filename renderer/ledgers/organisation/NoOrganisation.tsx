import { Flex, Typography } from 'antd'
import { imports } from '../../../shared/imports/contract.ts'
import type { Day } from '../../../shared/kernel/day.ts'
import { organisation } from '../../../shared/ledgers/organisation/contract.ts'
import { Deed } from '../../bridge/Deed.tsx'
import { goTo } from '../../bridge/place.ts'
import { TemplateDeed } from '../../parts/import/TemplateDeed.tsx'
import { today } from '../../parts/values/clock.ts'
import css from './NoOrganisation.module.css'

/** What the page is for, while no organisation is kept, or none stood on the chosen day. */
export function NoOrganisation({ asOf }: { readonly asOf: Day }) {
  if (asOf !== today()) return <p className="empty">{asOf} 当天还没有党组织。请换一个日期。</p>
  return (
    <Flex vertical align="center" gap={16} className={css.none}>
      <Typography.Title level={5}>这里登记本单位的党委、总支、支部和党小组</Typography.Title>
      <Typography.Paragraph type="secondary">
        先建最上面的一级，再建它的下级；也可以从 Excel 一次导入。建好支部后，就能登记党员了。
      </Typography.Paragraph>
      <Flex gap={8} wrap justify="center">
        <TemplateDeed noun="organisation" />
        <Deed door={imports.open} type="primary" onClick={() => goTo('organisation', { mode: 'import' })}>
          从 Excel 导入
        </Deed>
        <Deed door={organisation.found} onClick={() => goTo('organisation', { mode: 'new' })}>
          新建党组织
        </Deed>
      </Flex>
    </Flex>
  )
}
