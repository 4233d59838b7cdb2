import { labelOf } from '../../../shared/codes/index.ts'
import { taxTableCodes } from '../../../shared/codes/payroll.ts'
import { sayPercent } from '../../../shared/kernel/basis-points.ts'
import { sayYuan } from '../../../shared/kernel/yuan.ts'
import type { TaxBracket } from '../../../shared/ledgers/payroll/parameters.ts'
import { ParameterTable } from './ParameterTable.tsx'

/** The lines of the tax tables; they come with the program and are taken from there when they change. */
export function BracketTable({ rows }: { readonly rows: readonly TaxBracket[] }) {
  return (
    <ParameterTable
      rows={[...rows].sort(
        (one, other) =>
          one.tax.localeCompare(other.tax) || (one.upperFen ?? Infinity) - (other.upperFen ?? Infinity),
      )}
      columns={[
        { title: '税率表', dataIndex: 'tax', render: (tax: string) => labelOf(taxTableCodes, tax) },
        {
          title: '不超过（元）',
          dataIndex: 'upperFen',
          align: 'right',
          render: (fen: number | null) => (fen === null ? '以上全部' : sayYuan(fen)),
        },
        { title: '税率', dataIndex: 'rateBp', align: 'right', render: sayPercent },
        { title: '速算扣除数（元）', dataIndex: 'quickFen', align: 'right', render: sayYuan },
      ]}
    />
  )
}
