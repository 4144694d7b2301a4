/** A number with so many digits after the point and a true minus. */
export function fixed(value: number, digits: number): string {
  const text = value.toFixed(digits);
  return (Number(text) === 0 ? text.replace('-', '') : text).replace('-', '−');
}

/** With its sign, also a plus. */
export function signed(value: number, digits: number): string {
  const text = fixed(value, digits);
  return Number(text.replace('−', '-')) > 0 ? `+${text}` : text;
}

/** "−12 to +40". */
export function signedRange(low: number, high: number, digits: number): string {
  return `${signed(low, digits)} to ${signed(high, digits)}`;
}
