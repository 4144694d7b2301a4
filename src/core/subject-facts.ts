/** What a person's own table says of who was tested, in the units of the metrics; absent where it says nothing usable. */
export type SubjectFacts = {
  readonly bodyMassKg?: number;
  readonly heightCm?: number;
  readonly ageY?: number;
  readonly sex?: 'female' | 'male';
};
