/** What remarks on values set by hand mean. */
export const adjustmentMeanings: Readonly<Record<string, string>> = {
  'by-reader': 'A person left the breath out.',
  'breaths-by-reader':
    'A person left breaths out, or took breaths in again that cleaning had left out. Everything was computed anew with that; the list of changes says who and why.',
  'adjustment-outside-exercise':
    'A threshold was set by hand where this test, as it is read now, has no exercise. The automatic one is used; set it anew or take the change back.',
  'adjustment-out-of-order':
    'A threshold set by hand would put VT2 before VT1. The automatic one is used; move the other one first, or take the change back.',
  'adjustment-rows-gone':
    'Breaths were chosen by hand that are not in the series any more, since the file was read anew. The others still hold; look at the curves.',
  'adjustment-beyond-limits':
    'A breath that was taken in again holds a value that no sensor can measure. That value stays out.',
  'adjustment-unreadable':
    'Something was set by hand in a form that this version does not know, perhaps by a newer one. It is kept, and not used.',
};
