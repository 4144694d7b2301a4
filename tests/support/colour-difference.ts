/** Colours as an eye tells them apart, for the tests of the tokens. */

/** Red, green and blue from 0 to 1, as the screen has them. */
export type Rgb = readonly [number, number, number];
type Lab = readonly [number, number, number];
type Matrix = readonly [Rgb, Rgb, Rgb];

/** "#0b6680" or "#fff". */
export function parseHex(hex: string): Rgb {
  const short = hex.length === 4;
  const channel = (place: number): number => {
    const digits = short ? hex.charAt(1 + place).repeat(2) : hex.slice(1 + 2 * place, 3 + 2 * place);
    return parseInt(digits, 16) / 255;
  };
  return [channel(0), channel(1), channel(2)];
}

/** IEC 61966-2-1, section 5.2. */
function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

function linearOf([red, green, blue]: Rgb): Rgb {
  return [linear(red), linear(green), linear(blue)];
}

function times(matrix: Matrix, [x, y, z]: Rgb): Rgb {
  const row = (by: Rgb): number => by[0] * x + by[1] * y + by[2] * z;
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])];
}

/** Relative luminance (WCAG 2.2, "relative luminance"). */
function luminance(colour: Rgb): number {
  const [red, green, blue] = linearOf(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio, 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrast(one: Rgb, other: Rgb): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/**
 * What an eye without one kind of cones sees in the place of a colour, in linear light: Machado, Oliveira and Fernandes
 * 2009, "A physiologically-based model for simulation of color vision deficiency", IEEE TVCG 15(6), table 1, severity 1.
 */
const withoutCones = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const satisfies Record<string, Matrix>;

export type Vision = 'all cones' | keyof typeof withoutCones;
export const visions: readonly Vision[] = ['all cones', 'protanopia', 'deuteranopia', 'tritanopia'];

/** CIE L*a*b* under D65 of what an eye sees of a colour. */
function labOf(colour: Rgb, vision: Vision): Lab {
  const seen = vision === 'all cones' ? linearOf(colour) : times(withoutCones[vision], linearOf(colour));
  const clipped = seen.map((channel) => Math.min(Math.max(channel, 0), 1)) as unknown as Rgb;
  const [x, y, z] = times(
    [
      [0.4124564, 0.3575761, 0.1804375],
      [0.2126729, 0.7151522, 0.072175],
      [0.0193339, 0.119192, 0.9503041],
    ],
    clipped,
  );
  const f = (share: number): number =>
    share > 216 / 24389 ? Math.cbrt(share) : ((24389 / 27) * share + 16) / 116;
  const [fx, fy, fz] = [f(x / 0.95047), f(y), f(z / 1.08883)];
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}

/** CIEDE2000 between two colours as an eye sees them. */
export function seenDifference(one: Rgb, other: Rgb, vision: Vision): number {
  return ciede2000(labOf(one, vision), labOf(other, vision));
}

const degree = Math.PI / 180;

/** Sharma, Wu and Dalal 2005, Color Research & Application 30(1):21-30, equations 2 to 22, with all weights 1. */
export function ciede2000([l1, a1, b1]: Lab, [l2, a2, b2]: Lab): number {
  const seventh = (c: number): number => Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7));
  const g = 0.5 * (1 - seventh((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2));
  const polar = (a: number, b: number): readonly [number, number] => {
    const aPrime = (1 + g) * a;
    return [Math.hypot(aPrime, b), (Math.atan2(b, aPrime) / degree + 360) % 360];
  };
  const [c1, h1] = polar(a1, b1);
  const [c2, h2] = polar(a2, b2);
  const apart = h2 - h1;
  const isGrey = c1 * c2 === 0;
  const turn = isGrey || Math.abs(apart) <= 180 ? 0 : -360 * Math.sign(apart);
  const dl = l2 - l1;
  const dc = c2 - c1;
  const dh = 2 * Math.sqrt(c1 * c2) * Math.sin((isGrey ? 0 : (apart + turn) / 2) * degree);
  const l = (l1 + l2) / 2;
  const c = (c1 + c2) / 2;
  const sum = h1 + h2;
  const around = turn === 0 ? 0 : 360 * (sum < 360 ? 1 : -1);
  const h = isGrey ? sum : (sum + around) / 2;
  const t =
    1 -
    0.17 * Math.cos((h - 30) * degree) +
    0.24 * Math.cos(2 * h * degree) +
    0.32 * Math.cos((3 * h + 6) * degree) -
    0.2 * Math.cos((4 * h - 63) * degree);
  const sl = 1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2);
  const [cPart, hPart] = [dc / (1 + 0.045 * c), dh / (1 + 0.015 * c * t)];
  const turned = -Math.sin(60 * Math.exp(-(((h - 275) / 25) ** 2)) * degree) * 2 * seventh(c);
  return Math.sqrt((dl / sl) ** 2 + cPart ** 2 + hPart ** 2 + turned * cPart * hPart);
}
