/**
 * Area under the receiver operating characteristic: the probability that a case scores above a control, ties counting
 * half (Hanley and McNeil 1982, Radiology 143:29). Undefined without cases or without controls.
 */
export function areaUnderCurve(cases: readonly number[], controls: readonly number[]): number | undefined {
  if (cases.length === 0 || controls.length === 0) return undefined;
  const sorted = [
    ...cases.map((score) => ({ score, isCase: true })),
    ...controls.map((score) => ({ score, isCase: false })),
  ].sort((a, b) => a.score - b.score);
  let rankSum = 0;
  for (let from = 0; from < sorted.length;) {
    let to = from;
    while (to < sorted.length && sorted[to]?.score === sorted[from]?.score) to += 1;
    const meanRank = (from + 1 + to) / 2;
    for (let i = from; i < to; i += 1) if (sorted[i]?.isCase === true) rankSum += meanRank;
    from = to;
  }
  const least = (cases.length * (cases.length + 1)) / 2;
  return (rankSum - least) / (cases.length * controls.length);
}
