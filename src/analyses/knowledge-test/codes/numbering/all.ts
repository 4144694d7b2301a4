import { aa } from './aa.ts';
import { ai } from './ai.ts';
import { am } from './am.ts';
import { ap } from './ap.ts';
import { ca } from './ca.ts';
import { ch } from './ch.ts';
import { cp } from './cp.ts';
import { fi } from './fi.ts';
import { hi } from './hi.ts';
import { ih } from './ih.ts';
import { il } from './il.ts';
import { ip } from './ip.ts';
import { ir } from './ir.ts';
import { mc } from './mc.ts';
import { pa } from './pa.ts';
import { ph } from './ph.ts';
import { pi } from './pi.ts';
import { pl } from './pl.ts';
import { ua } from './ua.ts';

/** The numbering by prefix, as written down. Written by tests/support/write-numbering.ts. */
export const numberingTexts: Readonly<Record<string, string>> = {
  AA: aa,
  AI: ai,
  AM: am,
  AP: ap,
  CA: ca,
  CH: ch,
  CP: cp,
  FI: fi,
  HI: hi,
  IH: ih,
  IL: il,
  IP: ip,
  IR: ir,
  MC: mc,
  PA: pa,
  PH: ph,
  PI: pi,
  PL: pl,
  UA: ua,
};
