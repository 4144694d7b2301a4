/** The pages of the help, in the order of its index. */
export const helpPages = [
  {
    path: '/help/exports',
    title: 'Supported exports',
    about: 'Which files are read, and how to export from your cart.',
  },
  {
    path: '/help/faults',
    title: 'Faults, remarks and reasons',
    about: 'What each code means, and what to do.',
  },
  {
    path: '/help/methods',
    title: 'Methods',
    about: 'How each number is made: formulas, limits and references.',
  },
  {
    path: '/help/model',
    title: 'The domain model',
    about: 'What the network says, how it was made, and where its limits are.',
  },
  {
    path: '/help/columns',
    title: 'Columns',
    about: 'Every column of the table and the CSV, with its unit.',
  },
  { path: '/help/keys', title: 'Keys', about: 'Everything by keyboard.' },
  { path: '/privacy', title: 'Privacy', about: 'What is stored, what is requested, and how to erase it.' },
  { path: '/help/licences', title: 'Licences', about: 'Of Benchside, and of what it is made with.' },
] as const;
