/**
 * Ages and durations as kubectl prints them: the larger the duration, the coarser the text.
 * Source of the thresholds: k8s.io/apimachinery/pkg/util/duration.
 */

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const yearMs = 365 * dayMs;

/** How a duration below a limit is written: its largest unit, and the unit after it where that still matters. */
interface DurationStyle {
  belowMs: number;
  unit: Unit;
  rest?: Unit;
}

interface Unit {
  ms: number;
  letter: string;
}

const second: Unit = { ms: secondMs, letter: "s" };
const minute: Unit = { ms: minuteMs, letter: "m" };
const hour: Unit = { ms: hourMs, letter: "h" };
const day: Unit = { ms: dayMs, letter: "d" };
const year: Unit = { ms: yearMs, letter: "y" };

const humanStyles: DurationStyle[] = [
  { belowMs: 2 * minuteMs, unit: second },
  { belowMs: 10 * minuteMs, unit: minute, rest: second },
  { belowMs: 3 * hourMs, unit: minute },
  { belowMs: 8 * hourMs, unit: hour, rest: minute },
  { belowMs: 48 * hourMs, unit: hour },
  { belowMs: 8 * dayMs, unit: day, rest: hour },
  { belowMs: 2 * yearMs, unit: day },
  { belowMs: 8 * yearMs, unit: year, rest: day },
  { belowMs: Infinity, unit: year },
];

/**
 * A duration as tables print it: `5s`, `2m5s`, `10m`, `3h12m`, `26h`, `2d3h`, `64d`, `2y13d`.
 * Up to two seconds in the future count as `0s`; anything further is `<invalid>`.
 *
 * @param ms Milliseconds.
 */
export function humanDuration(ms: number): string {
  return print(ms, humanStyles);
}

/**
 * The AGE of something created at a time (RFC 3339), seen at a moment in milliseconds since 1970.
 * `<unknown>` when the time is absent or cannot be read.
 */
export function ageSince(timestamp: string | null | undefined, nowMs: number): string {
  const thenMs = timestamp ? Date.parse(timestamp) : NaN;
  return Number.isNaN(thenMs) ? "<unknown>" : humanDuration(nowMs - thenMs);
}

function print(ms: number, styles: DurationStyle[]): string {
  // Clocks of two machines differ a little: just in the future still means now.
  if (Number.isNaN(ms) || Math.trunc(ms / secondMs) < -1) return "<invalid>";
  if (ms < 0) return "0s";
  const style = styles.find((candidate) => ms < candidate.belowMs) ?? styles[styles.length - 1]!;
  const whole = Math.floor(ms / style.unit.ms);
  const rest = style.rest ? Math.floor((ms % style.unit.ms) / style.rest.ms) : 0;
  return `${whole}${style.unit.letter}` + (style.rest && rest > 0 ? `${rest}${style.rest.letter}` : "");
}
