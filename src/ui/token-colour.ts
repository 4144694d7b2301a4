/**
 * Reads tokens as colours in the theme that is on now. A canvas cannot read `var(--…)`, so an invisible element
 * inside `parent` resolves each token once.
 */
export function tokenReader(parent: HTMLElement): (token: `--${string}`) => string {
  const known = new Map<string, string>();
  return (token) => {
    const cached = known.get(token);
    if (cached !== undefined) return cached;
    const probe = document.createElement('span');
    probe.style.setProperty('forced-color-adjust', 'none'); // else every token is the system's one colour of text
    probe.style.color = `var(${token})`;
    parent.append(probe);
    const colour = getComputedStyle(probe).color;
    probe.remove();
    known.set(token, colour);
    return colour;
  };
}
