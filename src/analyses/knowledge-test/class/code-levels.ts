/** A code as printed, its task ("PA.I.B") or its area of operation ("PA.I"). */
export type Level = 'element' | 'task' | 'area';

/** What a code counts as at a level. Older learning statement codes have neither task nor area. */
export function atLevel(code: string, level: Level): string | undefined {
  const parts = code.split('.');
  if (level === 'element') return code;
  if (parts.length < 4) return undefined;
  return parts.slice(0, level === 'task' ? 3 : 2).join('.');
}

/** 0 knowledge, 1 risk management, 2 skill, 3 what says nothing of it: the order in which ground school takes them. */
export function kindOrder(code: string): number {
  const kind = code.split('.')[3]?.charAt(0) ?? '';
  const place = ['K', 'R', 'S'].indexOf(kind);
  return place === -1 ? 3 : place;
}
