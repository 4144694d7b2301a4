/**
 * The last day of the month that lies so many calendar months after a test: it is valid "within the 24-calendar-month
 * period preceding the month" of the practical test (14 CFR 61.39(a)(1)). ISO 8601.
 */
export function expiryOf(examDate: string, months: number): string {
  const [year = 0, month = 1] = examDate.split('-').map(Number);
  return new Date(Date.UTC(year, month + months, 0)).toISOString().slice(0, 10);
}
