/** Keys of one part of the app. */
export type KeyGroup = {
  readonly title: string;
  readonly keys: readonly { readonly key: string; readonly words: string }[];
};

/** Keys of parts that have no table of their own, with what hears them and the names that it knows. */
export const pageKeys: readonly (KeyGroup & {
  readonly heardBy: readonly string[];
  readonly names: readonly string[];
})[] = [
  {
    title: 'The table of a batch',
    heardBy: ['src/ui/data-table.svelte', 'src/ui/table.ts'],
    names: ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End', 'Enter'],
    keys: [
      { key: '↑ ↓', words: 'Row by row, once the table has the focus' },
      { key: 'Page ↑ Page ↓', words: 'A screenful' },
      { key: 'Home, End', words: 'First and last row' },
      { key: 'Enter', words: 'Open the row' },
    ],
  },
  {
    title: 'A test or report',
    heardBy: ['src/routes/test/+page.svelte'],
    names: ['ArrowRight', 'ArrowLeft', 'j:', 'k:', 'Escape'],
    keys: [
      { key: '→, J', words: 'Next file of the batch' },
      { key: '←, K', words: 'Previous file' },
      { key: 'Esc', words: 'To the batch' },
    ],
  },
  {
    title: 'Changes by hand',
    heardBy: ['src/routes/test/reviewed-result.svelte'],
    names: ["z: 'undo'", "y: 'redo'", "'shift z': 'redo'"],
    keys: [
      { key: 'Ctrl Z', words: 'Take the last change back (Cmd on a Mac)' },
      { key: 'Ctrl Y, Ctrl Shift Z', words: 'Make it again' },
    ],
  },
  {
    title: 'VT1 and VT2, on the time of each',
    heardBy: ['src/analyses/cpet/view/panels/threshold-strip.svelte'],
    names: ['ArrowRight', 'ArrowLeft', 'PageUp', 'PageDown', 'Home', 'End', 'Enter', 'Escape'],
    keys: [
      { key: '← →', words: 'Move it by 1 s, with Shift by 10 s' },
      { key: 'Page ↑ Page ↓', words: 'Move it by 10 s' },
      { key: 'Home, End', words: 'As early, as late as it can lie' },
      { key: 'Enter', words: 'Set it there' },
      { key: 'Esc', words: 'Leave it where it was' },
    ],
  },
  {
    title: 'A student',
    heardBy: ['src/routes/student/+page.svelte'],
    names: ['ArrowRight', 'ArrowLeft', 'j:', 'k:', 'Escape'],
    keys: [
      { key: '→, J', words: 'Next student of the class' },
      { key: '←, K', words: 'Previous student' },
      { key: 'Esc', words: 'To the class' },
    ],
  },
  {
    title: 'Marks for calibration',
    heardBy: ['src/routes/calibration/marks-table.svelte'],
    names: ['Enter', 'ArrowDown', 'ArrowUp'],
    keys: [
      { key: 'Enter, ↓', words: 'The same mark of the next test' },
      { key: '↑', words: 'Of the previous one' },
    ],
  },
  {
    title: 'Rows of tabs',
    heardBy: ['src/ui/tab-row.svelte'],
    names: ['ArrowRight', 'ArrowLeft'],
    keys: [{ key: '← →', words: 'The tab beside it' }],
  },
];
