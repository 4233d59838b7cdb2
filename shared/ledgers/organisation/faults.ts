export type OrganisationFaults = { 'organisation.not-found': Record<never, never> }
