// The face of the schedule engine.
export type { Calendar, CalendarDay, YearStatus } from './calendar.ts';
export { type CivilDate, civilDay, dayOf, startOf } from './civil.ts';
export { atRiskAt, type ClockState, type ClockStateName, clockState } from './clock-state.ts';
export { installCalendar } from './install.ts';
export { type Due, dueAt, type Limit, type LimitRun, type Unit } from './limit.ts';
export type { OfficeHours, OfficeLevel } from './office-hours.ts';
export type { Pause } from './pauses.ts';
export type { DataIssue } from './rows.ts';
export { holdSchedule, type Schedule, scheduleOf } from './store.ts';
