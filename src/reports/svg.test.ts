import { describe, expect, it } from 'vitest';
import { drawFigure } from './drawing/draw-figure.ts';
import type { Figure, FigurePanel } from './figure.ts';
import { writeSvg } from './svg.ts';

const time = { label: 'Time', unit: 's', fromZero: false, digits: 0 } as const;

const ventilation: FigurePanel = {
  id: 've',
  title: 'Ventilation',
  timeS: [0, 60, 120, 180],
  x: time,
  left: { label: 'VE', unit: 'L/min', fromZero: true, digits: 0 },
  series: [
    {
      title: 'VE',
      colour: '--series-blue',
      axis: 'left',
      values: [10, undefined, 30, 60],
      drawnAs: 'points',
    },
    { title: 'smoothed', colour: '--series-grey', axis: 'left', values: [10, 20, 30, 60], drawnAs: 'line' },
  ],
  spans: [{ title: 'Ramp', colour: '--phase-incremental', startS: 60, endS: 180 }],
  marks: [
    {
      id: 'vt1',
      title: 'VT1',
      colour: '--domain-heavy',
      timeS: 120,
      band: { startS: 100, endS: 140 },
      rank: 'ours',
    },
  ],
};

function figureOf(...panels: FigurePanel[]): Figure {
  return { title: 'A <test> & more', description: 'Ventilation over time', columns: 3, panels };
}

function svgOf(...panels: FigurePanel[]): string {
  return writeSvg(drawFigure(figureOf(...panels), { widthPt: 160, rowHeightPt: 90 }));
}

describe('a figure as SVG', () => {
  it('is drawn like this', () => {
    expect(svgOf(ventilation)).toMatchInlineSnapshot(`
      "<svg xmlns="http://www.w3.org/2000/svg" role="img" width="160pt" height="90pt" viewBox="0 0 160 90" font-family="Helvetica, Arial, 'Liberation Sans', sans-serif">
      <title>A &lt;test&gt; &amp; more</title>
      <desc>Ventilation over time</desc>
      <rect width="160" height="90" fill="#ffffff"/>
      <text x="2" y="7" font-size="6.5" fill="#16232a" font-weight="bold">Ventilation</text>
      <path d="M5 13.5h0" fill="none" stroke="#0072b2" stroke-width="2.4" stroke-linecap="round"/>
      <text x="10" y="15.5" font-size="5.5" fill="#4b5d68">VE</text>
      <path d="M23.34 13.5L29.34 13.5" fill="none" stroke="#56666f" stroke-width="1" stroke-linejoin="round"/>
      <text x="31.34" y="15.5" font-size="5.5" fill="#4b5d68">smoothed</text>
      <rect x="71.33" y="20" width="82.67" height="52" fill="#e69f00" opacity="0.1"/>
      <rect x="71.33" y="18.5" width="82.17" height="1.5" fill="#e69f00"/>
      <text x="72.83" y="70" font-size="5" fill="#4b5d68">Ramp</text>
      <path d="M30 72L154 72M30 54.67L154 54.67M30 37.33L154 37.33M30 20L154 20M30 20L30 72M71.33 20L71.33 72M112.67 20L112.67 72M154 20L154 72" fill="none" stroke="#dbe3e7" stroke-width="0.4" stroke-linejoin="round"/>
      <path d="M30 63.33h0M112.67 46h0M154 20h0" fill="none" stroke="#0072b2" stroke-width="1.5" stroke-linecap="round" opacity="0.6"/>
      <path d="M30 63.33L71.33 54.67L112.67 46L154 20" fill="none" stroke="#56666f" stroke-width="0.9" stroke-linejoin="round"/>
      <rect x="98.89" y="20" width="27.56" height="52" fill="#e69f00" opacity="0.14"/>
      <path d="M112.67 20L112.67 72" fill="none" stroke="#e69f00" stroke-width="0.9" stroke-linejoin="round" stroke-dasharray="3 1.5"/>
      <text x="111.17" y="26" font-size="5.5" fill="#16232a" text-anchor="end" font-weight="bold">VT1</text>
      <path d="M30 20L30 72" fill="none" stroke="#4b5d68" stroke-width="0.5" stroke-linejoin="round"/>
      <text x="27.5" y="74" font-size="5.5" fill="#4b5d68" text-anchor="end">0</text>
      <text x="27.5" y="56.67" font-size="5.5" fill="#4b5d68" text-anchor="end">20</text>
      <text x="27.5" y="39.33" font-size="5.5" fill="#4b5d68" text-anchor="end">40</text>
      <text x="27.5" y="22" font-size="5.5" fill="#4b5d68" text-anchor="end">60</text>
      <text x="6" y="46" font-size="5.5" fill="#4b5d68" text-anchor="middle" transform="rotate(-90 6 46)">VE (L/min)</text>
      <path d="M30 72L154 72" fill="none" stroke="#4b5d68" stroke-width="0.5" stroke-linejoin="round"/>
      <text x="30" y="79" font-size="5.5" fill="#4b5d68" text-anchor="middle">0:00</text>
      <text x="71.33" y="79" font-size="5.5" fill="#4b5d68" text-anchor="middle">1:00</text>
      <text x="112.67" y="79" font-size="5.5" fill="#4b5d68" text-anchor="middle">2:00</text>
      <text x="154" y="79" font-size="5.5" fill="#4b5d68" text-anchor="middle">3:00</text>
      <text x="92" y="86.5" font-size="5.5" fill="#4b5d68" text-anchor="middle">Time (min:s)</text>
      </svg>
      "
    `);
  });

  it('is the same every time, and plain XML without anything from outside', () => {
    const svg = svgOf(ventilation);
    expect(svgOf(ventilation)).toBe(svg);
    expect(svg).toContain('<title>A &lt;test&gt; &amp; more</title>');
    expect(svg).not.toMatch(/<(script|image|foreignObject|style|use|a) |on\w+=|href|url\(/i);
  });

  it('no title of a panel, series, span or mark is ever markup', () => {
    const evil = `"><script>alert(1)</script>'&`;
    const svg = svgOf({
      ...ventilation,
      title: evil,
      left: { ...ventilation.left, label: evil, unit: evil },
      series: ventilation.series.map((series) => ({ ...series, title: evil })),
      spans: ventilation.spans.map((span) => ({ ...span, title: evil })),
      marks: ventilation.marks.map((mark) => ({ ...mark, title: evil })),
    });
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&quot;&gt;&lt;script&gt;');
  });

  it('areas stand upon each other, and points without a value are not drawn', () => {
    const values = [0.2, 0.5, 0.5, 0.1];
    const area = { axis: 'left', drawnAs: 'area', values } as const;
    const svg = svgOf({
      ...ventilation,
      left: { ...ventilation.left, range: [0, 1] },
      series: [
        { ...area, title: 'moderate', colour: '--domain-moderate' },
        { ...area, title: 'heavy', colour: '--domain-heavy', values: values.map((value) => 1 - value) },
      ],
      marks: [],
    });
    const areas = [...svg.matchAll(/<path d="(M[^"]+Z)"/g)].map(([, d]) => d ?? '');
    expect(areas).toHaveLength(2);
    // the upper one ends at the top of the frame all along: the shares add up to 1
    expect(
      areas[1]
        ?.split('L')
        .slice(1, 4)
        .map((point) => point.split(' ')[1]),
    ).toEqual(['20', '20', '20']);
  });

  it('a mark on another x axis stands at the value of that time', () => {
    const vSlope: FigurePanel = {
      ...ventilation,
      x: { label: 'VO2', unit: 'mL/min', fromZero: true, digits: 0, values: [500, 1000, 2000, 3000] },
      marks: [{ id: 'vt1', title: 'VT1', colour: '--domain-heavy', timeS: 121, rank: 'ours' }],
    };
    const svg = svgOf({ ...vSlope });
    const x = /<path d="M([\d.]+) 20L\1 72" fill="none" stroke="#e69f00"/.exec(svg)?.[1];
    expect(Number(x)).toBeCloseTo(30 + (2000 / 3000) * (160 - 36), 1);
  });

  it('an empty figure, an empty panel and a constant are drawn too', () => {
    expect(svgOf()).toContain('</svg>');
    expect(svgOf({ ...ventilation, timeS: [], series: [], marks: [] })).not.toMatch(/NaN|Infinity|undefined/);
    const constant = ventilation.series.map((series) => ({ ...series, values: [7, 7, 7, 7] }));
    expect(svgOf({ ...ventilation, series: constant })).not.toMatch(/NaN|Infinity|undefined/);
  });
});
