// The errand the product exists for: a lamp is out, five levels and a department have to do with it, and it is closed
// when the one who spoke says so.
import { describe, expect, it } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { see } from './support/reading.ts';
import {
  answering,
  because,
  deskAct,
  lookUp,
  openMatter,
  readReceipt,
  send,
  tell,
  to,
} from './support/steps.ts';
import { openTown } from './support/town.ts';

const town = openTown();
const LAMP = '崇文路小学东门的路灯昨晚灭了，接孩子看不见台阶';
const BUREAU = '榆阳区城市管理执法局';

describe('一盏路灯', () => {
  it('is reported on a phone, passed up five levels, mended by the bureau and closed by the resident', async () => {
    const resident = await town.resident();
    await tell(resident.page, { text: LAMP, address: '小学东门第二根灯杆', photo: true });
    await expectAccessible(resident.page);
    await send(resident.page);
    const receipt = await readReceipt(resident.page);
    expect(receipt.number).toMatch(/^\d{13}$/);
    expect(receipt.secret).toMatch(/^[A-Z0-9]{8}$/);
    await see(resident.page, '1 张照片都传好了');
    await see(resident.page, '第一网格');
    await expectAccessible(resident.page);

    const officer = await town.staff('grid', 'field');
    await openMatter(officer.page, LAMP);
    await officer.page.getByRole('button', { name: '受理' }).click();
    await see(officer.page, '受理：已提交');
    await officer.page.getByRole('button', { name: '其他', exact: true }).click();
    await officer.page
      .getByRole('dialog')
      .getByRole('button', { name: /^上报崇文路社区/ })
      .click();
    await officer.page.getByRole('button', { name: '需要专业队伍施工' }).click();
    await expectAccessible(officer.page);
    await officer.page.getByRole('button', { name: '上报', exact: true }).click();
    await see(officer.page, /已转到崇文路社区/);

    const community = await town.staff('community', 'desk');
    await openMatter(community.page, LAMP);
    await deskAct(community.page, '上报', because('社区没有高空车'));
    const street = await town.staff('street', 'desk');
    await openMatter(street.page, LAMP);
    await deskAct(street.page, '上报', because('请区里派市政养护'));

    const county = await town.staff('county', 'desk');
    await openMatter(county.page, LAMP);
    await deskAct(county.page, '交办', to(BUREAU, '请尽快修复'));
    const bureau = await town.staff('department', 'desk');
    await openMatter(bureau.page, LAMP);
    await expectAccessible(bureau.page);
    await deskAct(bureau.page, '退回', because('灯杆产权不明，请先核实'));

    await county.page.goto('/desk/inbox');
    await openMatter(county.page, LAMP);
    await see(county.page, '退回 1 次');
    await see(county.page, '灯杆产权不明，请先核实');
    await deskAct(county.page, '交办', to(BUREAU, '已核实，属市政路灯'));

    await bureau.page.goto('/desk/inbox');
    await openMatter(bureau.page, LAMP);
    await deskAct(bureau.page, '受理');
    await deskAct(bureau.page, '答复办结', answering('换了灯头和镇流器，当晚已亮'));
    await see(bureau.page, '已答复');

    // Another day, another phone: only the slip of paper.
    const later = await town.resident();
    await lookUp(later.page, receipt);
    await see(later.page, '有答复了，请您看看');
    await see(later.page, '换了灯头和镇流器，当晚已亮');
    await expectAccessible(later.page);
    await later.page.getByRole('button', { name: '办好了', exact: true }).click();
    await later.page.getByRole('dialog').getByText('很满意', { exact: true }).click();
    await later.page.getByRole('dialog').getByRole('button', { name: '确认办结' }).click();
    await later.page.getByRole('heading', { level: 1, name: '办结了' }).waitFor();
    await see(later.page, '很满意');

    const course = await later.page.getByRole('list', { name: '经过' }).innerText();
    const told = [
      '您反映了这件事',
      '已受理',
      '报给上一级，转到崇文路社区',
      '报给上一级，转到崇文路街道',
      '报给上一级，转到榆阳区',
      `转给${BUREAU}`,
      '退回给榆阳区',
      `转给${BUREAU}`,
      '已受理',
      '给出答复',
      '您确认办结',
    ];
    expect(inOrder(course, told)).toEqual(told);
    // The names of those who worked stay inside.
    expect(course).not.toContain('示例');

    await bureau.page.reload();
    await see(bureau.page, '已办结');
    await see(bureau.page, '5 / 5');
  });
});

/** Those of the sentences that follow each other in the text. */
function inOrder(text: string, sentences: readonly string[]): string[] {
  let from = 0;
  return sentences.filter((sentence) => {
    const at = text.indexOf(sentence, from);
    if (at >= 0) from = at + sentence.length;
    return at >= 0;
  });
}
