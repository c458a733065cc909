/** The first line of a lesson's screen and the last one. */
import { isDone } from "../../lessons/teacher/step_run.ts";
import { cut, type Line, type Span, spansWidth, spread } from "../../terminal/line.ts";
import type { SessionState } from "../session/session_state.ts";
import type { KeyLabel } from "./lesson_keys.ts";
import { type PlaceInRow, placeText } from "./place_in_row.ts";

export interface HeaderFacts {
  readonly state: SessionState;
  /** Absent: it belongs to no course. */
  readonly place?: PlaceInRow;
  /** `simulator`, or the context of a real cluster. */
  readonly where: string;
  readonly namespace: string;
  readonly speed: number;
  readonly isPaused: boolean;
  /** Of the world, since the lesson was opened. */
  readonly passedMs: number;
  /** The terminal that is seen, where there are several. */
  readonly terminal?: number;
}

export function headerLine(facts: HeaderFacts, columns: number): Line {
  const { state, place, where, namespace, speed, isPaused, passedMs, terminal } = facts;
  const { lesson, at, runs } = state;
  const number = place ? `${placeText(place)} · ` : "";
  const done = runs.filter(isDone).length;
  const left: Span[] = [{ text: ` ${number}`, role: "dim" }, {
    text: lesson.title,
    role: "title",
    bold: true,
  }];
  const clock: Span = isPaused
    ? { text: `⏸ ${clockText(passedMs)}`, role: "warn" }
    : { text: `×${speed} ▶ ${clockText(passedMs)}`, role: "dim" };
  const right: Span[] = [
    ...(state.isFreePlay ? [{ text: "FREE PLAY: nothing counts  ", role: "warn", bold: true } as const] : []),
    { text: `⎈ ${where} · ${namespace}  `, role: "accent" },
    clock,
    ...(terminal === undefined ? [] : [{ text: `  terminal ${terminal}`, role: "accent" } as const]),
    { text: `  step ${at + 1} of ${lesson.steps.length}, ${done} done ` },
  ];
  // On a narrow screen the step matters more than where the world is.
  const fits = spansWidth(right) + MIN_TITLE <= columns;
  // But on whose cluster one acts is never hidden, nor that time stands still or nothing counts.
  const kept = right.slice(-1);
  if (isPaused) kept.unshift(clock);
  if (state.isFreePlay) kept.unshift({ text: "FREE PLAY ", role: "warn", bold: true });
  if (where !== SIMULATOR) kept.unshift({ text: `⎈ ${where}`, role: "warn" });
  return { ...spread(left, fits ? right : kept, columns), fill: "bar" };
}

const MIN_TITLE = 30;
/** Where a lesson is, if it is on no real cluster. */
export const SIMULATOR = "simulator";

/** `00:41` */
function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return [Math.floor(seconds / 60), seconds % 60].map((part) => String(part).padStart(2, "0")).join(":");
}

/** As many keys as fit. What is said just now comes before them. */
export function footerLine(keys: readonly KeyLabel[], said: string | undefined, columns: number): Line {
  const spans: Span[] = [{ text: ` ${said ?? ""}`, role: "warn" }];
  for (const { key, text, isUrgent } of keys) {
    const one: Span[] = [
      { text: spans.length > 1 ? "   " : said === undefined ? "" : "  " },
      { text: key, role: "key" },
      { text: ` ${text}`, ...(isUrgent ? { role: "accent", bold: true } : { role: "dim" }) },
    ];
    if (spansWidth(spans) + spansWidth(one) > columns) break;
    spans.push(...one);
  }
  return { spans: cut(spans, columns), fill: "bar" };
}
