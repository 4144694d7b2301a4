/** One pair of axes of a published layout. */
export type PanelId =
  | 've-time'
  | 'hr-time'
  | 'gas-time'
  | 've-vco2'
  | 'v-slope'
  | 'equivalents-time'
  | 'vt-ve'
  | 'rer-time'
  | 'end-tidal-time';

export type LayoutId = 'traditional' | 'wasserman-2012' | 'threshold-markers';

/** A published order of panels, row by row. */
export type PanelLayout = {
  readonly id: LayoutId;
  readonly title: string;
  readonly source: string;
  readonly columns: number;
  readonly panels: readonly PanelId[];
};

/**
 * The layouts on offer. In the traditional one, panels 1, 4, 7 are about ventilation, 2, 3, 5 about circulation and
 * oxygen uptake, 6, 8, 9 about gas exchange.
 */
export const layouts: readonly PanelLayout[] = [
  {
    id: 'wasserman-2012',
    title: 'Wasserman 2012',
    source:
      'Wasserman et al. 2012, Principles of Exercise Testing and Interpretation, 5th ed.; panels 1 to 3 as a summary of it has them, the order of the others from memory',
    columns: 3,
    panels: [
      'gas-time',
      'hr-time',
      'v-slope',
      'equivalents-time',
      've-time',
      've-vco2',
      'end-tidal-time',
      'rer-time',
      'vt-ve',
    ],
  },
  {
    id: 'traditional',
    title: 'Wasserman, traditional',
    source:
      'Wasserman et al. 2005, Principles of Exercise Testing and Interpretation, 4th ed. and earlier; panel 7 as Older 2013, Perioper Med 2:2, Fig. 2, has it, the order of the others from memory',
    columns: 3,
    panels: [
      've-time',
      'hr-time',
      'gas-time',
      've-vco2',
      'v-slope',
      'equivalents-time',
      'vt-ve',
      'rer-time',
      'end-tidal-time',
    ],
  },
  {
    id: 'threshold-markers',
    title: 'Threshold markers',
    source:
      'V-slope, equivalents and end-tidal pressures for VT1: Whipp, Ward, Wasserman 1986, Adv Cardiol 35:47; VE over VCO2 for VT2: Beaver, Wasserman, Whipp 1986, J Appl Physiol 60:2020; from memory',
    columns: 2,
    panels: ['v-slope', 'equivalents-time', 've-vco2', 'end-tidal-time'],
  },
];

/** The layout of this id; the first one for an id that this version does not know. */
export function layoutOf(id: string): PanelLayout {
  const [first] = layouts;
  if (first === undefined) throw new Error('there are no layouts');
  return layouts.find((layout) => layout.id === id) ?? first;
}
