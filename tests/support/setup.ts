// Dates and sorting must not depend on the machine that runs the tests.
process.env['TZ'] = 'UTC';
process.env['LC_ALL'] = 'C';
