/**
 * Whether every point of a loop is tried (`npm test -- --full`) or, as every day, some of them at even steps
 * and the last.
 */
export const isFull = process.env['TAIZHANG_FULL'] === '1'
