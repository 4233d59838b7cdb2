import { createContext, useContext } from 'react'
import type { RecordForm } from './use-record-form.ts'

/** The form that the fields below it belong to. */
export const FormContext = createContext<RecordForm | undefined>(undefined)

/** The form around this field. */
export function useForm(): RecordForm {
  const form = useContext(FormContext)
  if (!form) throw new Error('Broken claim: this field stands in a form')
  return form
}
