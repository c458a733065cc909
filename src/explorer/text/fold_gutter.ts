import type { Span } from "../../terminal/line.ts";
import type { Section } from "./folds.ts";
import { sourceLine, type TextView } from "./text_view.ts";

export interface GutterOptions {
  /** Lines are numbered, from 1 on. */
  readonly hasNumbers?: boolean;
  /** Lines that have just changed, as `sourceLine` counts. */
  readonly changed?: ReadonlySet<number>;
}

/** What stands before the lines of a text with sections: numbers, what can be folded, what has changed. */
export function foldGutter(view: TextView, options: GutterOptions = {}): (index: number) => Span[] {
  const { hasNumbers = false, changed } = options;
  const { folds } = view;
  const starts = folds ? startsOf(folds.sections) : new Set<number>();
  const closed = new Set(folds?.heads.map(({ line }) => line));
  const digits = String((folds?.source ?? view.lines).length).length;
  return (index) => {
    const line = sourceLine(view, index);
    const sign = changed?.has(line) ? "Δ" : closed.has(line) ? "▸" : starts.has(line) ? "▾" : " ";
    const number = hasNumbers ? `${String(line + 1).padStart(digits)} ` : "";
    return [
      { text: number, role: "dim" },
      { text: `${sign} `, role: sign === "Δ" ? "changed" : sign === "▸" ? "accent" : "dim" },
    ];
  };
}

const known = new WeakMap<readonly Section[], ReadonlySet<number>>();

function startsOf(sections: readonly Section[]): ReadonlySet<number> {
  const found = known.get(sections) ?? new Set(sections.map(({ line }) => line));
  known.set(sections, found);
  return found;
}
