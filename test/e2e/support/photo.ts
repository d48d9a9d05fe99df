import sharp from 'sharp';

/** Where somebody still has light, from the ground up. */
const WINDOWS = [
  [150, 520],
  [270, 640],
  [150, 760],
  [1290, 480],
  [1410, 600],
  [1290, 840],
  [1170, 720],
] as const;

/** A picture as a phone takes it, drawn: a street between two houses in the evening, its lamp lit or not. */
export async function photoOfLamp({ lit }: { lit: boolean }) {
  const window = ([x, y]: readonly [number, number]) =>
    `<rect x="${x}" y="${y}" width="64" height="80" fill="#d9a441" opacity=".75"/>`;
  const light = `<path d="M770 372 L470 1130 H1070 Z" fill="url(#beam)"/>
    <ellipse cx="770" cy="1120" rx="420" ry="60" fill="#f2d891" opacity=".4"/>
    <circle cx="770" cy="360" r="190" fill="url(#halo)"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1200">
    <defs>
      <linearGradient id="sky" x2="0" y2="1"><stop stop-color="#141c33"/><stop offset="1" stop-color="#55506a"/></linearGradient>
      <linearGradient id="beam" x2="0" y2="1"><stop stop-color="#ffedb8" stop-opacity=".75"/><stop offset="1" stop-color="#ffedb8" stop-opacity="0"/></linearGradient>
      <radialGradient id="halo"><stop stop-color="#fff6d8"/><stop offset="1" stop-color="#fff6d8" stop-opacity="0"/></radialGradient>
    </defs>
    <rect width="1600" height="1200" fill="url(#sky)"/>
    <path d="M0 1010 V430 H420 V1010 Z M1100 1010 V380 H1600 V1010 Z" fill="#23222d"/>
    <path d="M420 1010 V640 H640 V1010 Z M930 1010 V590 H1100 V1010 Z" fill="#2f2d3a"/>
    ${WINDOWS.map(window).join('')}
    <rect y="1000" width="1600" height="200" fill="#302f36"/>
    <path d="M0 1060 H1600" stroke="#77736f" stroke-width="10"/>
    ${lit ? light : ''}
    <path d="M900 1110 V300 Q900 250 850 250 H820 Q770 250 770 300" fill="none" stroke="#98a0aa" stroke-width="20"/>
    <path d="M680 340 Q770 270 860 340 L840 372 H700 Z" fill="#6a717b"/>
    <ellipse cx="770" cy="374" rx="76" ry="22" fill="${lit ? '#fffbe9' : '#3b3f47'}"/></svg>`;
  const buffer = await sharp(Buffer.from(svg)).jpeg({ quality: 80 }).toBuffer();
  return { name: lit ? '修好了.jpg' : '路灯.jpg', mimeType: 'image/jpeg', buffer };
}
