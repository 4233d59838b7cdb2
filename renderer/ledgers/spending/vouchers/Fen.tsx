import { sayYuan } from '../../../../shared/kernel/yuan.ts'
import css from './vouchers.module.css'

/** A sum in yuan; nothing where there is nothing, red where it is taken back. */
export function Fen({ fen }: { readonly fen: number }) {
  if (fen === 0) return null
  return <span className={fen < 0 ? css.fenRed : ''}>{sayYuan(fen)}</span>
}
