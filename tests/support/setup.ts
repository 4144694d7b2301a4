import fc from 'fast-check';

// Dates and sorting must not depend on the machine that runs the tests.
process.env['TZ'] = 'UTC';
process.env['LC_ALL'] = 'C';
// A property holds or fails the same everywhere; other draws by PROPERTY_SEED=N npx vitest run FILE.
fc.configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 1) });
