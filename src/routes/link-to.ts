import { resolve } from '$app/paths';

/** Every page. */
export const places = [
  '/',
  '/batch',
  '/backups',
  '/test',
  '/review',
  '/cohort',
  '/class',
  '/student',
  '/worklist',
  '/open',
  '/export',
  '/reproduce',
  '/share',
  '/models',
  '/models/compare',
  '/calibration',
  '/code-books',
  '/doctor',
  '/profiles',
  '/reading',
  '/reading/agreement',
  '/help',
  '/help/columns',
  '/help/methods',
  '/help/model',
  '/help/exports',
  '/help/faults',
  '/help/keys',
  '/help/licences',
  '/privacy',
  '/settings',
  '/events',
] as const;

type Place = (typeof places)[number];

/**
 * The address of a page under whatever path the app is served from. Always with the closing slash, so that any
 * static host finds the folder's page; what a page shows is in the query, so that every deep link is a real file.
 */
export function linkTo(place: Place, query: Readonly<Record<string, string>> = {}): string {
  // TypeScript holds no more than 25 routes against the one it is given.
  const path = resolve(place as '/');
  const search = new URLSearchParams(query).toString();
  return `${path.endsWith('/') ? path : `${path}/`}${search === '' ? '' : `?${search}`}`;
}
