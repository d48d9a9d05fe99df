import { describe, expect, it } from 'vitest';
import { cellOf, namesOf, type Spot, storedSpot, wholeCommunity } from './places.ts';

const community: Spot = {
  code: 610_802_006_003_000,
  path: ['榆林市', '榆阳区', '崇文路街道', '崇文路社区'],
  pathEn: ['Yulin Shi', 'Yuyang Qu', 'Chongwenlu Jiedao', 'Chongwenlu Shequ'],
  exact: true,
  point: null,
};
const first = { code: 610_802_006_003_001, name: '第一网格', nameEn: 'Cell 1' };
const where = { lon: 109.73, lat: 38.28 };

describe('a place as a resident reads it', () => {
  it('is the community, with what lies around and within it', () => {
    expect(namesOf(community)).toEqual({ name: '崇文路社区', around: '榆阳区 › 崇文路街道' });
    expect(namesOf(cellOf(community, first, where), 'en')).toEqual({
      name: 'Chongwenlu Shequ',
      around: 'Yuyang Qu › Chongwenlu Jiedao · Cell 1',
    });
  });

  it('is read in Chinese where its English names were never kept', () => {
    expect(namesOf({ ...community, pathEn: [] }, 'en').name).toBe('崇文路社区');
  });
});

describe('somebody who touches one cell after the other', () => {
  it('moves within the community, and the whole of it forgets the point', () => {
    const second = { code: first.code + 1, name: '第二网格', nameEn: 'Cell 2' };
    const moved = cellOf(cellOf(community, first, where), second, null);
    expect(moved).toMatchObject({ code: second.code, point: null });
    expect(moved.path).toHaveLength(5);
    expect(wholeCommunity(cellOf(community, first, where))).toEqual(community);
  });
});

describe('a place kept on the device', () => {
  it('comes back as it was, and nothing comes of what is none', () => {
    const spot = cellOf(community, first, where);
    expect(storedSpot(JSON.parse(JSON.stringify(spot)))).toEqual(spot);
    expect(storedSpot('金林社区')).toBeNull();
  });
});
