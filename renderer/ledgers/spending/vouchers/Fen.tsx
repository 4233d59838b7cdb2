import { sayYuan } from '../../../../shared/kernel/yuan.ts'

/** A sum in yuan; nothing where there is nothing, red where it is taken back. */
export function Fen({ fen }: { readonly fen: number }) {
  if (fen === 0) return null
  return <span className={fen < 0 ? 'voucher-fen-red' : ''}>{sayYuan(fen)}</span>
}
