/** Opening vouchers are found among all others: what they brought is money of their funds. */
export const openings = `
create index voucher_opening on voucher (day) where kind = 'opening';
`
