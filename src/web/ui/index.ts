// The kit's one door: pages import from '#web/ui/index.ts' and from nothing below it.
export { type ClockState, DateText, DueBadge, type Remaining, StateBadge, type Tone } from './Badge.tsx';
export { Button, type ButtonKind, type ButtonProps, IconButton } from './Button.tsx';
export { Callable } from './Callable.tsx';
export { CheckBox, RadioGroup, Rating, type Score } from './Choice.tsx';
export { type Column, DataTable, type DataTableProps, type Sort } from './DataTable.tsx';
export { DateField } from './DateField.tsx';
export { Confirm, Dialog, type DialogProps, Sheet } from './Dialog.tsx';
export { noSuchDay, type TypedDay } from './day.ts';
export { Field, FieldError, type Option, Select, TextArea, TextInput } from './Field.tsx';
export { Icon, type IconName } from './Icon.tsx';
export {
  Breadcrumb,
  Callout,
  type Fact,
  Facts,
  ItemList,
  type ListItem,
  PageTitle,
  type Place,
  Section,
  SkipLink,
} from './Layout.tsx';
export { Link } from './Link.tsx';
export {
  type DateParts,
  LocaleProvider,
  useDateFormat,
  useLocale,
  useMessages,
  useReader,
} from './locale.tsx';
export { Ridges, Seal, Wordmark } from './Mark.tsx';
export { PhotoInput } from './PhotoInput.tsx';
export { usePaper } from './paper.ts';
export { asProblem, type ProblemShape, type ProblemWords, slotsOf } from './problem.ts';
export { type RegionNode, RegionPicker } from './RegionPicker.tsx';
export { Slip } from './Slip.tsx';
export { Stat } from './Stat.tsx';
export { EmptyState, ErrorState, LoadingState, OfflineBanner, useOnline } from './States.tsx';
export { type Tab, Tabs } from './Tabs.tsx';
export { Timeline, type TimelineStep } from './Timeline.tsx';
export { type ToastMessage, ToastProvider, useToast } from './Toast.tsx';
export {
  type Chip,
  ElderSwitch,
  FilterChips,
  KeyHint,
  LanguageSwitch,
  LoadMore,
  SearchInput,
  Toolbar,
} from './Toolbar.tsx';
export { useNarrow } from './use-narrow.ts';
export { ZoomPhoto } from './ZoomPhoto.tsx';
