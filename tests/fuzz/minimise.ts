/**
 * Fewer bytes that still fail in the same way: runs are left out, ever shorter ones, while it fails (Zeller & Hildebrandt
 * 2002, IEEE Trans Softw Eng 28:183, without its second half). At most `tries` trials.
 */
export async function minimise(
  bytes: Uint8Array,
  stillFails: (bytes: Uint8Array) => Promise<boolean>,
  tries: number,
): Promise<Uint8Array> {
  let smallest = bytes;
  let left = tries;
  for (
    let run = Math.ceil(bytes.length / 2);
    run >= 1 && left > 0;
    run = run === 1 ? 0 : Math.ceil(run / 2)
  ) {
    for (let at = 0; at < smallest.length && left > 0;) {
      const shorter = new Uint8Array(smallest.length - Math.min(run, smallest.length - at));
      shorter.set(smallest.subarray(0, at));
      shorter.set(smallest.subarray(at + run), at);
      left -= 1;
      if (shorter.length > 0 && (await stillFails(shorter))) smallest = shorter;
      else at += run;
    }
  }
  return smallest;
}
