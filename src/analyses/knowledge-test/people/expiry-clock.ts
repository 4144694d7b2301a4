const dayMs = 86_400_000;

/** Days from one day to another, both ISO 8601; negative where it has passed. */
export function daysUntil(day: string, today: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / dayMs);
}

/** How near the end of a result is. `soon`: within 90 days, the time that most students need to finish. */
export type ExpiryState = 'valid' | 'soon' | 'expired';

export function expiryState(expiresOn: string, today: string): ExpiryState {
  const days = daysUntil(expiresOn, today);
  if (days < 0) return 'expired';
  return days <= 90 ? 'soon' : 'valid';
}

/** "45 days left", "the last day", "expired 3 days ago". */
export function expiryInWords(expiresOn: string, today: string): string {
  const days = daysUntil(expiresOn, today);
  if (days === 0) return 'the last day is today';
  const count = `${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'}`;
  return days > 0 ? `${count} left` : `expired ${count} ago`;
}
