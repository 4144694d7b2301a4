/**
 * A mark in localStorage: whoever started this browser saw the one before on the same profile end without being asked. So
 * every tab of that one that left no note died at its work (`app/tab-ends.ts`). A page alone cannot know that.
 */
export const browserDiedKey = 'benchside.browser-died';
