let began = $state(false);

/** Whether this tab has begun to work on a batch: from then on it must not need anything more of its build. */
export function hasWorked(): boolean {
  return began;
}

/** Takes note that work on a batch begins in this tab. */
export function noteWork(): void {
  began = true;
}
