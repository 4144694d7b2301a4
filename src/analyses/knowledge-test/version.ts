/** Raised whenever a finding can change. */
export const knowledgeTestVersion = 7;
