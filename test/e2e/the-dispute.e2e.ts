// Closure belongs to the resident: an answer that is disputed goes to the desk above, never back to the one it is about.
import { describe, it } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { photoOfLamp } from './support/photo.ts';
import { expectCount, see, settled } from './support/reading.ts';
import { answering, deskAct, lookUp, openMatter, readReceipt, send, tell } from './support/steps.ts';
import { openTown } from './support/town.ts';

const town = openTown();
const GATE = '三号楼单元门的闭门器坏了，门整天敞着';

describe('有异议', () => {
  it('is heard one level up, not by the officer whose answer it is about', async () => {
    const resident = await town.resident();
    await tell(resident.page, { text: GATE, address: '三号楼一单元' });
    await send(resident.page);
    const receipt = await readReceipt(resident.page);

    const officer = await town.staff('grid', 'field');
    await openMatter(officer.page, GATE);
    await officer.page.getByRole('button', { name: '受理' }).click();
    await officer.page.getByRole('button', { name: '拍照答复' }).click();
    await officer.page.locator('input[type=file]').setInputFiles(await photoOfLamp({ lit: true }));
    await officer.page.getByRole('radio', { name: '已解决', exact: true }).check();
    await officer.page.getByLabel('答复反映人的话').fill('已经调过了，现在能关上');
    await expectAccessible(officer.page);
    await officer.page.getByRole('button', { name: '交给反映人确认' }).click();
    await officer.page.getByRole('heading', { level: 1, name: '今天' }).waitFor();

    await lookUp(resident.page, receipt);
    await see(resident.page, '已经调过了');
    await resident.page.getByRole('button', { name: '没办好', exact: true }).click();
    const form = resident.page.getByRole('dialog');
    await form.getByRole('button', { name: '提出异议' }).click();
    await see(form, '请写一句，复核的人才知道看什么');
    await expectAccessible(resident.page);
    await form.getByLabel('哪里没办好').fill('今天早上又关不上了');
    await form.getByRole('button', { name: '提出异议' }).click();
    await resident.page.getByRole('heading', { level: 1, name: '您有异议，正由上一级复核' }).waitFor();
    await see(resident.page, /您提出异议，转到崇文路社区/);
    // Who decides now, that it is somebody else, and where one can go after that.
    await see(resident.page, '已转到崇文路社区复核');
    await see(resident.page, '由崇文路社区复核，不是原来答复的崇文路社区第一网格');
    await see(resident.page, '可以再提异议，转到崇文路街道');
    await see(resident.page, '没有留手机号，我们不会通知您');

    const community = await town.staff('community', 'desk');
    await openMatter(community.page, GATE);
    await see(community.page, '异议 1 次');
    await see(community.page, '今天早上又关不上了');

    await officer.page.goto('/field/');
    await settled(officer.page);
    await expectCount(officer.page.getByRole('link', { name: GATE }), 0);

    await deskAct(community.page, '受理');
    await deskAct(community.page, '答复办结', answering('换了新的闭门器，试了十次都关得上'));
    await resident.page.reload();
    await see(resident.page, '换了新的闭门器，试了十次都关得上');
    await resident.page.getByRole('button', { name: '办好了', exact: true }).click();
    await resident.page.getByRole('dialog').getByRole('button', { name: '确认办结' }).click();
    await resident.page.getByRole('heading', { level: 1, name: '办结了' }).waitFor();
  });
});
