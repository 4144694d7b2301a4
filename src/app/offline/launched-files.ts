import { analyses } from '#analyses/registry.ts';

/** Files that belong to one analysis. */
export type FilesOfAnalysis = { readonly analysisId: string; readonly files: readonly File[] };

/**
 * Files that the system handed over, by the analysis that reads their kind. What none reads goes with the largest group,
 * where it becomes a row that says why; without any group it goes to the first analysis.
 */
export function byAnalysis(files: readonly File[]): readonly FilesOfAnalysis[] {
  const found = analyses.map(({ id, accepts }) => ({
    analysisId: id,
    files: files.filter(({ name }) => accepts.some((ending) => name.toLowerCase().endsWith(ending))),
  }));
  const groups = found
    .filter((group) => group.files.length > 0)
    .sort((a, b) => b.files.length - a.files.length);
  const [largest = { analysisId: analyses[0]?.id ?? '', files: [] }, ...others] = groups;
  const rest = files.filter((file) => !found.some((group) => group.files.includes(file)));
  return [{ ...largest, files: [...largest.files, ...rest] }, ...others];
}

/** What only Chromium has (WICG Web App Launch Handler): files that the user opened with the installed app. */
type LaunchQueue = {
  readonly setConsumer: (
    take: (launch: { readonly files?: readonly FileSystemFileHandle[] }) => void,
  ) => void;
};

/** Hears of files that the user opens with the installed app; never, where the browser knows no such thing. */
export function onLaunchedFiles(
  scope: object,
  take: (files: readonly File[]) => void,
  refuse: (thrown: unknown) => void,
): void {
  const { launchQueue } = scope as { readonly launchQueue?: LaunchQueue };
  launchQueue?.setConsumer(({ files: handles = [] }) => {
    Promise.all(handles.map((handle) => handle.getFile())).then(take, refuse);
  });
}
