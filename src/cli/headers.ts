import { contentPolicyHeader, pageContentPolicyHeader } from './content-policy.js';

/**
 * What a host says with the app's files: the one source of the headers of `npm start`, of the header files that lie in
 * the build for other hosts, and of what the service worker adds where a host can say nothing.
 */

/** Features the app never uses, and that no code in the page may use either. */
const deniedFeatures = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
  'xr-spatial-tracking',
];

/** What isolates the app from other origins. Every answer carries all three: a worker needs them as much as a page. */
export const isolatingHeaders: Readonly<Record<string, string>> = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** What every file is served with. */
export const everywhereHeaders: Readonly<Record<string, string>> = {
  ...isolatingHeaders,
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Permissions-Policy': deniedFeatures.map((name) => `${name}=()`).join(', '),
};

/** The content policy as pages are served with it, and as all else is: a worker obeys the one of its own script. */
export const pagePolicy = pageContentPolicyHeader();
export const scriptPolicy = contentPolicyHeader();

/** A file whose name holds its hash never changes; every other one is asked for anew. */
export const cachingOf = {
  hashed: 'public,max-age=31536000,immutable',
  other: 'no-cache',
} as const;

/** The headers a file is served with; `path` is the address's path. */
export function headersFor(path: string): Readonly<Record<string, string>> {
  return {
    ...everywhereHeaders,
    'Content-Security-Policy': /\.m?js$/.test(path) ? scriptPolicy : pagePolicy,
    'Cache-Control': path.includes('/immutable/') ? cachingOf.hashed : cachingOf.other,
  };
}
