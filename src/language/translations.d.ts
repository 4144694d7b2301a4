/** Every room's words in one language; made by the build (`cli/bundle-words.ts`). */
declare module 'virtual:translation/*' {
  import type { CatalogModule } from 'wuchale/runtime';

  const translation: Readonly<Record<string, CatalogModule>>;
  export default translation;
}
