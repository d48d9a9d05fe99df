import { WorkCalendar } from '#engines/schedule/web/WorkCalendar.tsx';
import { useMay } from '#modules/account/web/index.ts';

export default function CalendarPage() {
  return <WorkCalendar mayManage={useMay('calendar.manage')} />;
}
