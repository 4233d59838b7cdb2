/** How every part begins. */
export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
/** The namespace of sheets and styles. */
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** Indexes into `cellXfs` of {@link STYLES}. */
export const STYLE = { title: 1, heading: 2, text: 3, day: 4, integer: 5, money: 6, note: 7 } as const
/** The same for the line of totals, which is bold. */
export const TOTAL = { text: 8, integer: 9, money: 10 } as const

const font = (size: number, bold: boolean) =>
  `<font>${bold ? '<b/>' : ''}<sz val="${size}"/><name val="宋体"/><family val="3"/><charset val="134"/></font>`
const side = (name: string) => `<${name} style="thin"><color rgb="FFBFBFBF"/></${name}>`
const sides = ['left', 'right', 'top', 'bottom'].map(side).join('')
const align = (how: string) => `<alignment ${how}vertical="center"/>`
const style = (format: number, fontId: number, fill: number, border: number, alignment: string) =>
  `<xf numFmtId="${format}" fontId="${fontId}" fillId="${fill}" borderId="${border}" xfId="0" \
applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${alignment}</xf>`

const TEXT = 49
const WHOLE = 1
const DAY = 164
const MONEY = 165
const STYLE_LIST = [
  style(0, 0, 0, 0, align('')),
  style(0, 1, 0, 0, align('horizontal="center" wrapText="1" ')),
  style(TEXT, 2, 2, 1, align('horizontal="center" wrapText="1" ')),
  style(TEXT, 0, 0, 1, align('')),
  style(DAY, 0, 0, 1, align('horizontal="center" ')),
  style(WHOLE, 0, 0, 1, align('')),
  style(MONEY, 0, 0, 1, align('')),
  style(TEXT, 0, 0, 0, align('wrapText="1" ')),
  style(TEXT, 2, 0, 1, align('')),
  style(WHOLE, 2, 0, 1, align('')),
  style(MONEY, 2, 0, 1, align('')),
]

/** The styles part of a list. */
export const STYLES = `${XML}<styleSheet xmlns="${MAIN}">\
<numFmts count="2"><numFmt numFmtId="${DAY}" formatCode="yyyy\\-mm\\-dd"/>\
<numFmt numFmtId="${MONEY}" formatCode="#,##0.00"/></numFmts>\
<fonts count="3">${font(11, false)}${font(16, true)}${font(11, true)}</fonts>\
<fills count="3"><fill><patternFill patternType="none"/></fill>\
<fill><patternFill patternType="gray125"/></fill>\
<fill><patternFill patternType="solid"><fgColor rgb="FFF2F2F2"/>\
<bgColor indexed="64"/></patternFill></fill></fills>\
<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>\
<border>${sides}<diagonal/></border></borders>\
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
<cellXfs count="${STYLE_LIST.length}">${STYLE_LIST.join('')}</cellXfs>\
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
