import { Table, Tag } from 'antd'
import type { BundlePreview } from '../../shared/bundles/preview.ts'
import { sayFigure } from '../../shared/bundles/say-figure.ts'
import { treatmentWords } from '../../shared/bundles/state-words.ts'
import css from './bundles.module.css'

type Leaving = BundlePreview['tables'][number]
const colours = { plain: undefined, masked: 'warning', 'left-out': 'default' } as const

/**
 * Exactly what would leave: every table and column, which are masked, and the first rows as they
 * would be read.
 */
export function LeavingTables({ preview }: { readonly preview: BundlePreview }) {
  return (
    <div className="stack">
      <p className="page-lead">
        第 {preview.seq} 号包。下面就是将要带出的全部内容；
        <Tag color="warning">遮盖</Tag>的列只带出部分字，不带出的列对方看不到。
      </p>
      {preview.totals.length > 0 && (
        <dl className={css.totals}>
          {preview.totals.map(({ label, value, kind }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{sayFigure(value, kind)}</dd>
            </div>
          ))}
        </dl>
      )}
      {preview.tables.map((table) => (
        <details key={table.table} className={css.leaving}>
          <summary>
            <strong>{table.label}</strong>
            <span>{table.rows.toLocaleString('zh-CN')} 行</span>
            <span className="soft">{countOf(table)}</span>
          </summary>
          <Columns table={table} />
          <SampleRows table={table} />
        </details>
      ))}
    </div>
  )
}

function countOf({ columns }: Leaving): string {
  const of = (treatment: keyof typeof treatmentWords) =>
    columns.filter((column) => column.treatment === treatment).length
  return `${of('plain')} 列原样，${of('masked')} 列遮盖，${of('left-out')} 列不带出`
}

function Columns({ table }: { readonly table: Leaving }) {
  return (
    <p>
      {table.columns.map(({ name, label, treatment }) => (
        <Tag
          key={name}
          {...(colours[treatment] ? { color: colours[treatment] } : {})}
          className={treatment === 'left-out' ? css.leftOut : ''}
        >
          {label}
          {treatment === 'plain' ? '' : `（${treatmentWords[treatment]}）`}
        </Tag>
      ))}
    </p>
  )
}

function SampleRows({ table }: { readonly table: Leaving }) {
  const leaving = table.columns.filter((column) => column.treatment !== 'left-out')
  const rows = table.sample.map((cells, at) => ({ at, cells }))
  if (rows.length === 0) return <p className="soft">没有行。</p>
  return (
    <>
      <p className="soft">前 {rows.length} 行，按对方读到的样子；身份证号、电话等在这里总是遮盖：</p>
      <Table
        size="small"
        rowKey="at"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={rows}
        columns={leaving.map((column, at) => ({
          key: column.name,
          title: column.label,
          render: (_: unknown, row: (typeof rows)[number]) => row.cells[at] ?? '',
        }))}
      />
    </>
  )
}
