import { faultCode, type Fault } from '#core/result.ts';
import { faultTitles } from './fault-titles.ts';

/**
 * What to do about a fault that is not the file's own; undefined for a file's fault, whose advice
 * its analysis knows.
 */
export function deviceAdvice(fault: Fault): string | undefined {
  switch (fault.kind) {
    case 'timeout':
      return 'The file took too long. Close other heavy programs or tabs and press “Retry failed”; if it happens again, the file is unusual: tell us its kind.';
    case 'worker':
      return 'The background program that reads files stopped, most often for want of memory. Close other tabs and press “Retry failed”.';
    case 'storage':
      return 'The browser could not store the file or its result. Free space on the disk (see Privacy for how much is used), then press “Retry failed”.';
    case 'model':
      return 'The network that ships with Benchside, or the WebAssembly that runs it, could not be loaded; without it the file would get another result than the others. Reload the page and press “Retry failed”. If every file fails so, this browser or whoever manages it forbids WebAssembly: have it allowed, or use another browser.';
    case 'cancelled':
      return 'Nothing is wrong: the run was cancelled. Press “Continue” on the batch to queue it again.';
    case 'bug':
      return 'This is our mistake, not your file’s. The batch goes on without it. The text below helps to find it; it holds no data of the test.';
    case 'unreadable':
    case 'unsupported':
    case 'implausible':
      return undefined;
  }
}

/** A fault by its code: "no-time-column" → "No time column"; one without a title by the words of its code. */
export function faultTitle(fault: Fault): string {
  const code = faultCode(fault);
  if (Object.hasOwn(faultTitles, code)) return faultTitles[code] ?? code;
  const words = code.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
