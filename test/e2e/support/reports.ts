// A voice that an errand takes for granted: told by the contract, as another channel would.
import { uuidv7 } from '#kernel/uuid.ts';
import { LAMP_CELL } from '../../support/lamp.ts';
import type { Person } from '../../support/people.ts';

export async function reported(passerBy: Person, text: string, cell = LAMP_CELL) {
  const body = { id: uuidv7(), category: '0201', text, place: { code: cell, address: '小学东门' } };
  return await passerBy.voice.report({ body });
}
