import { expect, it } from 'vitest';
import { checkedNames, namesIn } from './place-names.ts';

it.each([
  ['兴达小区3号楼', ['兴达小区3号楼']],
  ['兴达小区1、2、3号楼', ['兴达小区1号楼', '兴达小区2号楼', '兴达小区3号楼']],
  ['兴达小区１，２号楼、5栋', ['兴达小区1号楼', '兴达小区2号楼', '兴达小区5栋']],
  ['兴达小区1-3号楼', ['兴达小区1号楼', '兴达小区2号楼', '兴达小区3号楼']],
  ['青云巷12-3号', ['青云巷12-3号']],
  ['望湖苑、旧粮站', ['望湖苑', '旧粮站']],
  ['望湖苑 1 号楼\n望湖苑2号楼\t望湖苑3号楼\r\n\n望湖苑2号楼', ['望湖苑1号楼', '望湖苑2号楼', '望湖苑3号楼']],
  ['3号楼2单元', ['3号楼2单元']],
  [' \n、', []],
])('reads %j as its names', (text, names) => {
  expect(namesIn(text)).toEqual(names);
});

it('says of each name what stands against it, and which other cell has it', () => {
  const cells = [
    { code: 1, name: '第一网格', places: [{ name: '望湖苑' }] },
    { code: 2, name: '第二网格', places: [{ name: '旧粮站' }] },
  ];
  const long = '长'.repeat(41);
  expect(checkedNames(`望湖苑\n旧粮站\n楼\n${long}\n新苑`, 1, cells)).toEqual([
    { name: '望湖苑', state: 'known' },
    { name: '旧粮站', state: 'elsewhere', cell: '第二网格' },
    { name: '楼', state: 'tooShort' },
    { name: long, state: 'tooLong' },
    { name: '新苑', state: 'new' },
  ]);
});
