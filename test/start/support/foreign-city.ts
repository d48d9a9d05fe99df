// A small invented city in another province: no such places exist.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const DIVISIONS = [
  'code,name,level,parent',
  '6199,虚构市,city,61',
  '619901,甲区,county,6199',
  '619902,乙县,county,6199',
  '619901001,东街街道,town,619901',
  '619901002,西街街道,town,619901',
  '619901001001,一号社区居委会,village,619901001',
  '619901001002,二号社区居委会,village,619901001',
  '619902100,乙镇,street,619902',
  '619902100201,南沟村委会,community,619902100',
].join('\n');

/** Writes the list into a folder; returns its path, for LIREN_DIVISIONS. */
export async function foreignCity(folder: string): Promise<string> {
  const csv = join(folder, 'xuji.csv');
  await writeFile(csv, DIVISIONS);
  await writeFile(join(folder, 'xuji-cells.csv'), 'households_min,households_max\n200,300\n');
  return csv;
}
export const FIRST_COMMUNITY = 619_901_001_001_000;
