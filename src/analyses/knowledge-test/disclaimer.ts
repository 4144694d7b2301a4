/** What a result of this analysis is not; on everything that is handed out. */
export const knowledgeTestDisclaimer = 'A study aid: the printed report counts, and the instructor decides.';
