/** The choices of a cohort's tests for its paragraph of methods, which is English in every language of the page. */
export const filtersInEnglish = {
  acceptedOnly: 'accepted by a reader',
  goodOnly: 'of quality A or B',
};
