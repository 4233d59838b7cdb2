import { describe, expect, test } from 'vitest'
import { type Mask, masked } from '../../shared/kernel/mask.ts'
import { namePinyin, plainPinyin } from '../../shared/kernel/pinyin.ts'
import { searchQuery, searchText } from '../../shared/kernel/search-text.ts'
import { plain, tidy, tidyName } from '../../shared/kernel/text.ts'
import { fc } from '../support/properties.ts'

describe('text', () => {
  test.each([
    ['  １２３ＡＢ  ', '123AB'],
    ['幸福路　　12号', '幸福路 12号'],
    ['一行\n二行', '一行 二行'],
    ['零\u200b宽\ufeff', '零宽'],
    ['（样例）：甲，乙', '（样例）：甲，乙'],
  ])('tidy keeps what “%s” says', (written, kept) => {
    expect(tidy(written)).toBe(kept)
  })
  test.each([
    ['王　芳', '王芳'],
    ['阿依古丽．买买提', '阿依古丽·买买提'],
    ['阿依古丽 • 买买提', '阿依古丽·买买提'],
    ['John Smith', 'John Smith'],
  ])('tidyName writes “%s” as %s', (written, kept) => {
    expect(tidyName(written)).toBe(kept)
  })
  test('tidying twice changes nothing, and never changes what is compared', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(tidy(tidy(text))).toBe(tidy(text))
        expect(plain(tidy(text))).toBe(plain(text))
      }),
    )
  })
})

describe('search text', () => {
  const readings = [namePinyin, plainPinyin]
  test.each([
    ['单田芳', 'shantianfang'],
    ['仇英', 'qiuying'],
    ['曾小样', 'zengxiaoyang'],
    ['解放', 'xiefang'],
    ['区小明', 'ouxiaoming'],
    ['查小明', 'zhaxiaoming'],
    ['任小明', 'renxiaoming'],
    ['盖小明', 'gexiaoming'],
    ['尉迟明', 'yuchiming'],
    ['吕明', 'lvming'],
  ])('%s is found by %s and by the name', (name, full) => {
    const text = searchText(name, readings)
    expect(text.split(' ')).toContain(full)
    expect(text).toContain(searchQuery(name))
  })
  test('somebody who does not know how a surname is read finds the person all the same', () => {
    expect(searchText('单田芳', readings)).toBe('单田芳 shantianfang stf dantianfang dtf')
  })
  test('names with a dot or in Latin letters are words like others', () => {
    expect(searchText('阿依古丽·买买提', readings)).toContain('ayigulimaimaiti')
    expect(searchText('阿依古丽·买买提', readings)).toContain(searchQuery('AYGLMMT'))
    expect(searchText('John Smith', readings)).toContain(searchQuery('john'))
  })
})

describe('masks', () => {
  test.each([
    ['id-number', '410000188707070111', '410000************'],
    ['id-number', '41000018870707', '**************'],
    ['phone', '13800000000', '138****0000'],
    ['phone', '0379-6555123', '037*****5123'],
    ['phone', '65551234', '****34'],
    ['phone', '110', '****'],
    ['name', '张三', '张*'],
    ['name', '张小三', '张*三'],
    ['name', '欧阳小明', '欧**明'],
    ['address', '样例区幸福小区3号楼2单元501', '样例区幸福小区****'],
    ['address', '样例区幸福路12号', '样例区幸福路****'],
    ['bank-account', '6222021234567890', '****7890'],
  ] as const)('%s hides %s', (mask, value, shown) => {
    expect(masked(mask, value)).toBe(shown)
  })
  test('every mask hides something of every value', () => {
    const masks: Mask[] = ['name', 'id-number', 'phone', 'address', 'bank-account']
    fc.assert(
      fc.property(fc.constantFrom(...masks), fc.stringMatching(/^[0-9张王楼号]{1,30}$/), (mask, value) => {
        const shown = masked(mask, value)
        expect(shown).not.toBe(value)
        expect(shown).toContain('*')
      }),
    )
  })
})
