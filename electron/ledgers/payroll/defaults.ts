import { z } from 'zod'
import shipped from '../../../resources/defaults/payroll.json' with { type: 'json' }
import {
  InsuranceRate,
  PayComponent,
  PayRate,
  TaxBracket,
} from '../../../shared/ledgers/payroll/parameters.ts'

const unnamed = { id: true } as const

/** What ships with the program, with its sources; a ledger copies it and goes its own way. */
export const payDefaults = z
  .strictObject({
    places: z.array(
      z.strictObject({
        place: z.string(),
        insurance: z.array(InsuranceRate.omit({ id: true, place: true })),
      }),
    ),
    rates: z.array(PayRate.omit(unnamed)),
    components: z.array(PayComponent.omit(unnamed)),
    brackets: z.array(TaxBracket.omit(unnamed)),
  })
  .parse(shipped)
