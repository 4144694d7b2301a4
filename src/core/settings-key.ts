/** Where the settings lie in localStorage. Before the first paint `app.html` looks there too (a test holds the two together). */
export const settingsKey = 'benchside.settings';
