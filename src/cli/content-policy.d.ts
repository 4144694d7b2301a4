/** What each directive allows, by its name, without the quotes that a header wants. */
export const directives: Readonly<Record<string, string[]>>;

/** The inline scripts of a page in the words of the policy, by their hashes. */
export function hashesOfScripts(html: string): `sha256-${string}`[];

/** One inline script in the words of the policy. */
export function hashOfScript(text: string): `sha256-${string}`;

/** The policy as a header's text, for answers that are no page. */
export function contentPolicyHeader(): string;

/** The same for pages, whose own meta element says which script in them may run. */
export function pageContentPolicyHeader(): string;
