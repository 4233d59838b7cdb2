/**
 * What files hold lies beside the ledger, each under one of its keys of contents; the ledger keeps which
 * there are, under which key, and small pictures. Contents that lay inside were of no release.
 */
export const contents = `
drop table attachment_content;
create table attachment_content (
  sha256 text primary key not null check (length(sha256) = 64),
  key integer not null check (key > 0),
  thumbnail blob
) strict;
`
