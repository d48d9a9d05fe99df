// The course of a voice: five levels up, answered, and closed only by the one who spoke, or by stated silence.
import { flow } from '#engines/casework/index.ts';

const open = ['reported', 'handling', 'disputed'] as const;
const unanswered = [...open, 'paused'] as const;

export const voiceFlow = flow({
  kind: 'voice',
  states: ['reported', 'handling', 'paused', 'answered', 'disputed', 'closed'],
  start: 'reported',
  steps: {
    accept: { from: ['reported', 'disputed'], to: 'handling', move: 'stay' },
    passUp: { from: open, to: 'reported', move: 'up' },
    assign: { from: open, to: 'reported', move: 'to' },
    // A dispute was given by nobody but the reporter: there is no desk to send it back to.
    giveBack: { from: ['reported', 'handling'], to: 'reported', move: 'back', counts: 'returned' },
    /** 收回: as long as nobody has accepted it. */
    recall: { from: ['reported'], to: 'handling', move: 'home' },
    invite: { from: ['handling'], to: 'same', move: 'stay' },
    contribute: { from: open, to: 'same', move: 'stay' },
    /** 催办 and 提级办理: what a supervising desk can do about it. */
    urge: { from: unanswered, to: 'same', move: 'stay', counts: 'urged' },
    takeOver: { from: open, to: 'handling', move: 'to' },
    pause: { from: ['handling'], to: 'paused', move: 'stay', clock: 'stop' },
    resume: { from: ['paused'], to: 'handling', move: 'stay', clock: 'run' },
    refuse: { from: open, to: 'answered', move: 'stay', clock: 'end' },
    resolve: { from: ['handling'], to: 'answered', move: 'stay', clock: 'end' },
    confirm: { from: ['answered'], to: 'closed', move: 'stay', clock: 'end' },
    // 异议升级: the dispute is never decided by the desk it is about, at the top never by the person.
    dispute: { from: ['answered'], to: 'disputed', move: 'review', clock: 'restart', counts: 'disputed' },
    // 改分类: the clock is set anew by the engine's own verb.
    reclassify: { from: open, to: 'same', move: 'stay' },
    /** A look at the reporter's number: a step, so that the reporter sees it. */
    phone: { from: [...unanswered, 'answered'], to: 'same', move: 'stay' },
    /** The cell that has it lost its officer. */
    unstaffed: { from: unanswered, to: 'same', move: 'up' },
    lapse: { from: ['answered'], to: 'closed', move: 'stay', clock: 'end' },
  },
  lapse: { state: 'answered', amount: 5, unit: 'WORK_DAY', action: 'lapse' },
  resume: 'resume',
});
export type VoiceState = (typeof voiceFlow.states)[number];
export type VoiceAction = keyof typeof voiceFlow.steps;
