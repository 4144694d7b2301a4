/**
 * Raised, with a line in CHANGELOG.md, whenever a finding can change. In a file of its own because the registry knows
 * it without loading the analysis.
 */
export const cpetVersion = 5;
