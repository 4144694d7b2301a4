import { clearedStorage } from './cleared-storage.ts';
import { clocks } from './clocks.ts';
import { deletions } from './deletions.ts';
import { firefoxKills } from './firefox-kills.ts';
import { freezes } from './freezes.ts';
import { fullDisk } from './full-disk.ts';
import { holes } from './holes.ts';
import { kills } from './kills.ts';
import { poison } from './poison.ts';
import { powerCuts } from './power-cuts.ts';
import { quota } from './quota.ts';
import { reloads } from './reloads.ts';
import { renderers } from './renderers.ts';
import type { Scenario } from './scenario.ts';
import { shardKills } from './shards.ts';
import { twoTabs } from './two-tabs.ts';
import { deployments, upgrades } from './upgrades.ts';
import { workers } from './workers.ts';

/** Every kind of fault, in the order in which they are injected. */
export const scenarios: readonly Scenario[] = [
  kills,
  renderers,
  deletions,
  workers,
  poison,
  twoTabs,
  reloads,
  freezes,
  clocks,
  quota,
  fullDisk,
  clearedStorage,
  powerCuts,
  holes,
  upgrades,
  deployments,
  shardKills,
  firefoxKills,
];
