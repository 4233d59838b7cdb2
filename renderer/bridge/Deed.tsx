import { Button, type ButtonProps } from 'antd'
import type { Endpoint } from '../../shared/ipc/endpoint.ts'
import { useMay } from './session.ts'

type Props = Omit<ButtonProps, 'href'> & { readonly door: Endpoint }

/**
 * A button for one door. It is not there at all when this person may not use the door, or when what is shown
 * is read-only, so that no page ever asks about roles.
 */
export function Deed({ door, ...button }: Props) {
  return useMay(door) ? <Button {...button} /> : null
}
