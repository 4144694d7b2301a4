// Everything runs on the device: pages are empty shells prerendered at build time.
export const ssr = false;
export const prerender = true;
export const trailingSlash = 'always';
