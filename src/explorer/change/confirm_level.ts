import type { ConfirmLevel } from "../../settings/settings.ts";
import type { PaneContext } from "../pane.ts";
import type { Change } from "./change.ts";

/** How much is asked before a change. */
export interface Question {
  readonly level: ConfirmLevel;
  /** What has to be typed; "" unless the level is `name`. */
  readonly word: string;
  /** What that is, as the sheet asks for it. */
  readonly asks: string;
}

/** Protected contexts ask for their own name, whatever the settings say. */
export function questionFor(change: Change, { context, settings }: PaneContext): Question {
  if (context.isProtected) return { level: "name", word: context.name, asks: "the context's name" };
  const wanted = settings.confirm[change.isDestructive ? "destructive" : "reversible"];
  const level = change.isTyped && wanted !== "none" ? "name" : wanted;
  if (level !== "name") return { level, word: "", asks: "" };
  const [first, ...others] = change.writes;
  if (first && others.length === 0) return { level, word: first.target.name, asks: "its name" };
  return { level, word: String(change.writes.length), asks: "how many there are" };
}
