import sharp from 'sharp';

/** A picture as a phone takes it, drawn: a street lamp, lit or not. */
export async function photoOfLamp({ lit }: { lit: boolean }) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1200">
    <rect width="1600" height="1200" fill="${lit ? '#2b3a55' : '#10151f'}"/>
    ${lit ? '<path d="M700 330 L300 1200 H1300 Z" fill="#f5dd8c" opacity=".6"/>' : ''}
    <path d="M960 1200 V260 H720" fill="none" stroke="#8d939c" stroke-width="22"/>
    <ellipse cx="700" cy="300" rx="90" ry="40" fill="${lit ? '#fff3c4' : '#3a3f48'}"/></svg>`;
  const buffer = await sharp(Buffer.from(svg)).jpeg({ quality: 80 }).toBuffer();
  return { name: lit ? '修好了.jpg' : '路灯.jpg', mimeType: 'image/jpeg', buffer };
}
