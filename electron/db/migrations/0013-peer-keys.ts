/** The keys of a peer have an order: an older notice changes nothing. */
export const peerKeys = `
alter table peer add column key_life integer not null default 1;
alter table peer add column key_turn integer not null default 0;
`
