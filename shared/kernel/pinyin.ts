import { pinyin } from 'pinyin-pro'

/** The syllables of a name, lower case without tones: `['shan', 'tian', 'fang']`. */
export type PinyinOf = (name: string) => readonly string[]

/**
 * Reads a name with its surname read as a surname: 单 shan, 仇 qiu, 曾 zeng, 解 xie, 区 ou. `ü` is
 * written `v`.
 */
export const namePinyin: PinyinOf = (name) =>
  pinyin(name, { type: 'array', toneType: 'none', surname: 'head', toneSandhi: false, v: true })

/**
 * Reads a name as plain words, as somebody types it who does not know the surname's reading: 单 dan, 仇 chou.
 */
export const plainPinyin: PinyinOf = (name) =>
  pinyin(name, { type: 'array', toneType: 'none', toneSandhi: false, v: true })
