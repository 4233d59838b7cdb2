import { SearchOutlined } from '@ant-design/icons'
import { Input, type InputRef } from 'antd'
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react'
import { clearing } from '../form/icons.tsx'

/** What a page may do to the search box. */
export type SearchBoxHandle = { focus: () => void }

type Props = {
  readonly ref: Ref<SearchBoxHandle>
  readonly hint: string
  readonly value: string
  readonly onSearch: (words: string) => void
  /** Arrow down leads into the rows. */
  readonly onDown: () => void
}

/**
 * Searches while somebody types: 150 ms after the last key, and never with half a pinyin word of
 * the input method.
 */
export function SearchBox({ ref, hint, value, onSearch, onDown }: Props) {
  const [words, setWords] = useState(value)
  const [isComposing, setComposing] = useState(false)
  const input = useRef<InputRef>(null)
  const search = useRef(onSearch)
  search.current = onSearch
  useImperativeHandle(ref, () => ({ focus: () => input.current?.focus({ cursor: 'all' }) }))
  useEffect(() => setWords(value), [value])
  useEffect(() => {
    if (isComposing || words === value) return
    const timer = setTimeout(() => search.current(words.slice(0, 60)), 150)
    return () => clearTimeout(timer)
  }, [words, value, isComposing])
  return (
    <Input
      ref={input}
      style={{ width: '22em' }}
      allowClear={clearing}
      prefix={<SearchOutlined aria-hidden />}
      placeholder={hint}
      aria-label={`搜索：${hint}`}
      maxLength={60}
      value={words}
      onChange={(event) => setWords(event.target.value)}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
      onPressEnter={() => search.current(words)}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown') return
        event.preventDefault()
        onDown()
      }}
    />
  )
}
