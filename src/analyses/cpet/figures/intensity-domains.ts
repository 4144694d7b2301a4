/** The three domains from the lowest on, each with its colour, the same everywhere. */
export const domains = [
  { id: 'moderate', title: 'Moderate', colour: '--domain-moderate' },
  { id: 'heavy', title: 'Heavy', colour: '--domain-heavy' },
  { id: 'severe', title: 'Severe', colour: '--domain-severe' },
] as const;
