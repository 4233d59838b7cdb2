/** What a list of bookings is called on paper and in workbooks. */
export const bookingListTitle = { title: '活动场所使用登记表', counted: '场' } as const
