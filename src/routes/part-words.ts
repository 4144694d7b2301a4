import type { PartId } from '#app/offline/readiness.ts';

const parts: Readonly<Record<PartId, { readonly title: string; readonly about: string }>> = {
  app: { title: 'Benchside', about: 'Every page, exercise tests, the model, reports and exports.' },
  pictures: {
    title: 'PDFs and pictures',
    about: 'Reading knowledge test reports: PDFs, scans and photos.',
  },
  samples: { title: 'Sample batches', about: 'For trying Benchside out.' },
  gpu: { title: 'Models on the GPU', about: 'Only of use where the Models page found it faster.' },
};

/** A part of the app, as a person is told of it. */
export function partInWords(id: PartId): { readonly title: string; readonly about: string } {
  return parts[id];
}
