import { visibleText } from '#core/visible-text.ts';
import type { CodeBook } from './code-book.ts';

/**
 * A book from outside as it is kept, shown and handed out: what nobody could see in its texts, or what would turn their
 * direction, is spelt out. Codes are of the grammar's letters and digits alone.
 */
export function visibleBook(book: CodeBook): CodeBook {
  return {
    ...book,
    document: visibleText(book.document),
    title: visibleText(book.title),
    areas: book.areas.map((area) => ({
      ...area,
      title: visibleText(area.title),
      tasks: area.tasks.map((task) => ({
        ...task,
        title: visibleText(task.title),
        references: task.references.map(visibleText),
        ...(task.objective !== undefined && { objective: visibleText(task.objective) }),
        elements: task.elements.map((element) => ({ ...element, text: visibleText(element.text) })),
      })),
    })),
  };
}
