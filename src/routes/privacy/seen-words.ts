/** What each door is in plain words; what is not listed is named as the policy names it. */
const doors: Readonly<Record<string, string>> = {
  'connect-src': 'A request',
  'img-src': 'A picture from elsewhere',
  'script-src-elem': 'A script',
  'script-src': 'Text run as a script',
  'script-src-attr': 'A script in the markup',
  'style-src-elem': 'A style sheet',
  'style-src-attr': 'A style in the markup',
  'font-src': 'A font',
  'media-src': 'Sound or video',
  'frame-src': 'A frame',
  'form-action': 'A form',
  'worker-src': 'A worker',
  'manifest-src': 'A web manifest',
  'require-trusted-types-for': 'Text where markup or an address was meant',
  'trusted-types': 'A way around the rule for markup',
  navigation: 'Going to another address',
  link: 'A link to another host',
  window: 'A new window',
  frame: 'A frame',
  worker: 'A worker',
  form: 'A form',
};

/** What was refused. */
export function doorInWords(door: string): string {
  return doors[door] ?? door;
}

const askers: Readonly<Record<string, string>> = {
  page: 'this page',
  several: 'several',
  analysis: 'a worker that analyses',
  intake: 'the worker that takes files in',
  journal: 'the worker that keeps the journal',
  ledger: 'the worker that writes ledgers',
  export: 'the worker that makes reports',
  service: 'the service worker, which keeps the app here',
  model: 'the worker that tries models',
  pdf: 'the worker that reads PDFs',
  table: 'the worker that reads worklists',
  try: 'the worker of this test',
};

/** Who asked. */
export function askerInWords(by: string): string {
  return askers[by] ?? by;
}
