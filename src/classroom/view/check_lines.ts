/** The checklist of a step as lines: what of its goal is so, and what was found instead. */
import type { Verdict } from "../../lessons/checks/world_view.ts";
import type { Holding, StepRun } from "../../lessons/teacher/step_run.ts";
import type { Line, Span } from "../../terminal/line.ts";
import { wrapWords } from "../../terminal/wrap_words.ts";

export interface CheckLinesOptions {
  readonly run: StepRun;
  /** How many things are looked at; 0: the list says nothing by itself. */
  readonly count: number;
  /** What the checks have found is for the learner to find out. */
  readonly isIncident?: boolean;
  /** The goal holds, and has to for a while. */
  readonly holding?: Holding;
  readonly columns: number;
}

/** Before the first look nothing is known. */
export function checkLines({ run, count, isIncident, holding, columns }: CheckLinesOptions): Line[] {
  const { verdicts, outcome } = run;
  const wrapped = (spans: Span[]) => wrapWords({ spans }, { columns, indent: 4 });
  if (verdicts.length === 0) return count === 0 ? [] : wrapped([{ text: "  … looking", role: "dim" }]);
  // What was found is of before: what the step would have brought has been made since.
  if (outcome === "skipped") return verdicts.flatMap(({ title }) => wrapped(passedSpans(title)));
  const isQuiet = isIncident === true || outcome !== "open";
  const lines = verdicts.flatMap((verdict) => wrapped(checkSpans(verdict, isQuiet)));
  return holding ? [...lines, ...wrapped(holdingSpans(holding))] : lines;
}

/** A goal that is reached for a moment only is none. */
function holdingSpans({ forMs, ofMs }: Holding): Span[] {
  const [passed, wanted] = [forMs, ofMs].map((ms) => (ms / 1000).toFixed(1));
  return [{ text: `  … holds, for ${passed} of ${wanted} s`, role: "busy" }];
}

/** What several predicates have found together is no sentence, and is left out. */
function checkSpans({ ok, isUnknown, title, found, parts }: Verdict, isQuiet: boolean): Span[] {
  if (ok) return [{ text: "  ✓ ", role: "ok" }, ...titleSpans(title)];
  const [sign, role] = isUnknown ? ["?", "warn" as const] : ["○", "dim" as const];
  return [
    { text: `  ${sign} `, role },
    ...titleSpans(title),
    ...(isQuiet || parts ? [] : [{ text: `  (${found})`, role: "dim" as const }]),
  ];
}

function passedSpans(title: string): Span[] {
  return [{ text: "  – ", role: "dim" }, ...titleSpans(title)];
}

/** A title is a line, in which only commands are marked. */
function titleSpans(title: string): Span[] {
  return title.split(/`([^`]+)`/).map((text, at): Span => at % 2 === 1 ? { text, role: "key" } : { text })
    .filter(({ text }) => text !== "");
}
