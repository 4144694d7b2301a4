// Prerendered with what it shows, so that there is something to see before the program is there.
export const ssr = true;
