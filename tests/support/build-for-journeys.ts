/** `npm run build:if-stale`: the production build, made while the checks run, so that the journeys find it there. */
import { buildIfStale } from '#cli/build-if-stale.ts';

await buildIfStale(console.log);
