import { cuts, links } from './accounts.ts'
import { rooms } from './bookings.ts'
import type { Deed } from './deed.ts'
import { scratch } from './desk.ts'
import { exchange } from './exchange.ts'
import { people } from './members.ts'
import { organisations } from './organisation.ts'
import { pay } from './payroll.ts'
import { money, moneyBack } from './spending.ts'
import { books } from './vouchers.ts'

/** In an order in which each finds what it needs. */
export const deeds: readonly Deed[] = [
  ...organisations,
  ...people,
  ...links,
  ...scratch,
  ...exchange,
  ...rooms,
  ...money,
  ...books,
  ...moneyBack,
  ...pay,
  ...cuts,
]
