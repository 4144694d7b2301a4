import type { SimulatedBreath } from '../plain-test.ts';

/** A breath while it is being made, free to be changed. */
export type Breath = { -readonly [Key in keyof SimulatedBreath]: SimulatedBreath[Key] };
