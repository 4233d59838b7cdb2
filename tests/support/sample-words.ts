import type { Dice } from './dice.ts'

const common =
  '王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹彭肖田董潘袁蔡蒋余于杜叶程魏苏吕丁沈'
/** Surnames whose reading is not the usual one of their sign, and double ones, beside the common ones. */
export const surnames: readonly string[] = [
  ...common,
  ...common,
  ...'单仇曾解区查任盖华翟尉乐覃朴缪召',
  '欧阳',
  '尉迟',
  '长孙',
  '上官',
]

/** Given names of the generations that a roster spans. */
export const givenNames: { readonly men: readonly string[]; readonly women: readonly string[] } = {
  men: [
    ...'伟强磊军洋勇杰涛超明刚平辉鹏华飞鑫波斌宇浩凯健俊帆帅旭宁龙林',
    ...[
      '建国',
      '建华',
      '国庆',
      '志强',
      '德胜',
      '永福',
      '文革',
      '卫东',
      '援朝',
      '跃进',
      '志远',
      '海涛',
      '晓东',
      '宏伟',
    ],
    ...[
      '子轩',
      '浩然',
      '家豪',
      '俊杰',
      '振华',
      '玉成',
      '长河',
      '重阳',
      '乐天',
      '朝阳',
      '行健',
      '长乐',
      '保国',
      '新民',
    ],
  ],
  women: [
    ...'芳娜敏静丽艳娟霞燕玲婷慧莹洁颖琳倩雪梅兰红英',
    ...[
      '秀英',
      '桂兰',
      '玉珍',
      '淑华',
      '凤英',
      '桂英',
      '秀兰',
      '爱华',
      '红梅',
      '晓燕',
      '春梅',
      '丽华',
      '建平',
      '亚楠',
    ],
    ...[
      '欣怡',
      '梓涵',
      '雨桐',
      '诗涵',
      '若曦',
      '佳怡',
      '思远',
      '乐怡',
      '冬梅',
      '素珍',
      '翠兰',
      '金花',
      '文静',
      '晨曦',
    ],
  ],
}

const places = ['幸福小区', '样例花园', '和谐家园', '光明小区', '机床厂家属院']

/** An address that nobody lives at. */
export function addressOf(chance: Dice): string {
  const building = `${1 + chance.roll(28)}号楼${1 + chance.roll(4)}单元`
  return `样例市样例区${chance.pick(places)}${building}${101 + 100 * chance.roll(6) + chance.roll(3)}`
}
