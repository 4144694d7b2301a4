import { unreachable } from '#core/exhaustive.ts';
import type { Fault } from '#core/result.ts';

/**
 * Whether the same file may well succeed when tried again: what lies with the device may pass,
 * what lies with the file or with the program never does.
 */
export function isTransient(fault: Fault): boolean {
  switch (fault.kind) {
    case 'model':
    case 'storage':
    case 'worker':
    case 'timeout':
      return true;
    case 'unreadable':
    case 'unsupported':
    case 'implausible':
    case 'cancelled':
    case 'bug':
      return false;
    default:
      return unreachable(fault);
  }
}
