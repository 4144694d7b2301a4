/**
 * The window's title while it prints: browsers print it at the head of each page, and call the PDF by it. On the screen it
 * may be somebody's name.
 */
export function paperTitle(): { put(title: string): void; takeBack(): void } {
  let onScreen: string | undefined;
  return {
    put: (title) => {
      onScreen ??= document.title;
      document.title = title;
    },
    takeBack: () => {
      if (onScreen !== undefined) document.title = onScreen;
      onScreen = undefined;
    },
  };
}
