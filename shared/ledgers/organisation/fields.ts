import { organisationTypeCodes } from '../../codes/organisation.ts'
import type { Field } from '../../fields/field.ts'

/**
 * What an office keeps of a 党组织, in the order of the 2017 collection form and the later database
 * columns.
 */
const fields = [
  {
    name: 'code',
    label: '党组织编码',
    kind: 'text',
    width: 140,
    required: true,
    shown: true,
    synonyms: ['编码', '组织编码', '党组织代码', '组织代码', '代码', '编号'],
  },
  {
    name: 'fullName',
    label: '党组织全称',
    kind: 'text',
    width: 280,
    required: true,
    shown: true,
    synonyms: ['全称', '党组织名称', '组织名称', '组织全称', '名称', '党支部名称'],
  },
  {
    name: 'shortName',
    label: '党组织简称',
    kind: 'text',
    width: 140,
    required: true,
    shown: true,
    synonyms: ['简称', '组织简称', '党内统计用简称'],
  },
  {
    name: 'type',
    label: '组织类别',
    kind: 'code',
    codes: organisationTypeCodes,
    width: 110,
    required: true,
    shown: true,
    synonyms: ['党组织类别', '党组织类型', '组织类型', '类别', '类型'],
  },
  {
    name: 'parentId',
    label: '上级党组织',
    kind: 'reference',
    width: 200,
    shown: true,
    synonyms: ['上级', '上级组织', '隶属党组织', '上级党组织名称', '所属党组织', '上级党组织编码'],
  },
  {
    name: 'secretary',
    label: '党组织书记',
    kind: 'text',
    width: 100,
    derived: true,
    shown: true,
    synonyms: ['书记', '书记姓名', '支部书记', '负责人', '书记（组长）', '书记/组长'],
  },
  {
    name: 'memberCount',
    label: '党员人数',
    kind: 'integer',
    width: 90,
    derived: true,
    shown: true,
    synonyms: ['党员数', '党组织党员人数', '人数'],
  },
  {
    name: 'contact',
    label: '党组织联系人',
    kind: 'text',
    width: 110,
    synonyms: ['联系人', '联络员', '党务工作者'],
  },
  {
    name: 'contactPhone',
    label: '联系电话',
    kind: 'text',
    width: 140,
    synonyms: ['电话', '联系方式', '办公电话', '固定电话', '联系人电话'],
  },
  {
    name: 'foundedDay',
    label: '成立日期',
    kind: 'day',
    width: 110,
    synonyms: ['成立时间', '建立日期', '批准成立日期', '组建时间'],
  },
  {
    name: 'termStart',
    label: '本届起始日期',
    kind: 'day',
    width: 120,
    synonyms: ['任届起始', '换届时间', '换届日期', '本届任期起', '届期开始'],
  },
  {
    name: 'termEnd',
    label: '本届届满日期',
    kind: 'day',
    width: 120,
    synonyms: ['任届届满', '届满时间', '届满日期', '本届任期止', '届期结束', '应换届日期'],
  },
  {
    name: 'division',
    label: '党组织所在行政区划',
    kind: 'text',
    width: 140,
    synonyms: ['行政区划', '行政区划代码', '区划代码', '所在行政区划'],
  },
  {
    name: 'unitName',
    label: '单位名称（全称）',
    kind: 'text',
    width: 200,
    synonyms: ['单位名称', '所在单位', '所在单位名称', '单位全称'],
  },
  {
    name: 'uscc',
    label: '法人单位统一社会信用代码',
    kind: 'text',
    width: 180,
    synonyms: ['统一社会信用代码', '信用代码', '社会信用代码'],
  },
  { name: 'remark', label: '备注', kind: 'text', width: 200, synonyms: ['说明'] },
] as const satisfies readonly Field[]

export type OrganisationFieldName = (typeof fields)[number]['name']

/** The fields of a 党组织: columns of lists, workbooks and prints, with the headings offices write. */
export const organisationFields: readonly Field<OrganisationFieldName>[] = fields
