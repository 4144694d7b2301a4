/** The two sizes that offices print on, pt. */
export const papers = {
  a4: { title: 'A4', widthPt: 595.28, heightPt: 841.89 },
  letter: { title: 'Letter', widthPt: 612, heightPt: 792 },
} as const;

export type PaperId = keyof typeof papers;

/** Where a page's content stands, pt from its edges; below it, the footer. */
export const margins = { sidePt: 34, topPt: 30, bottomPt: 44 } as const;
