/** How many places of its own ledger the sender of a bundle knew not to fit when it was sealed. */
export const unsound = `
alter table inbox add column unsound integer not null default 0 check (unsound >= 0);
`
