// The face of the schedule engine.
export {
  type Calendar,
  type CalendarDay,
  isWorkday,
  makeCalendar,
  type YearStatus,
  yearStatus,
} from './calendar.ts';
export type { CivilDate } from './civil.ts';
export { atRiskAt, type ClockState, type ClockStateName, clockState } from './clock-state.ts';
export { installCalendar } from './install.ts';
export { type Due, dueAt, elapsed, type Limit, type LimitRun, type Unit, units } from './limit.ts';
export { calendarFromRows, officeHoursFromRows, parseCalendar, parseOfficeHours } from './load.ts';
export { type OfficeHours, type OfficeLevel, officeLevels } from './office-hours.ts';
export type { Pause } from './pauses.ts';
export { type DataIssue, ScheduleDataError } from './rows.ts';
export { holdSchedule, type Schedule, scheduleOf } from './store.ts';
