/** The one-line input behind `:` and `/`: editing, suggestions, history. Knows nothing of what it is for. */
import type { KeyInput } from "../terminal/key_name.ts";
import type { SearchPlace } from "./pane.ts";
import { editLine, insertText } from "./line_edit.ts";

export interface Prompt {
  readonly purpose: "command" | "search";
  readonly text: string;
  /** In UTF-16 units, 0 to text.length. */
  readonly cursor: number;
  /** Whole lines that the text may become, the best first. */
  readonly suggestions: readonly string[];
  /** Which suggestion the ghost shows. */
  readonly picked: number;
  /** The text when the prompt was opened: Esc brings it back. */
  readonly before: string;
  /** Where the view stood then: Esc goes back there. */
  readonly place: SearchPlace | undefined;
  /** What is wrong with the text. */
  readonly problem: string | undefined;
}

export type PromptStep =
  | { type: "edited"; prompt: Prompt; changed: boolean }
  | { type: "entered" }
  | { type: "cancelled" }
  | { type: "ignored" };

export function openPrompt(purpose: Prompt["purpose"], text = "", place?: SearchPlace): Prompt {
  const picked = purpose === "search" ? -1 : 0;
  const cursor = text.length;
  return { purpose, text, cursor, suggestions: [], picked, before: text, place, problem: undefined };
}

/** What a key does to a prompt. */
export function pressPrompt(prompt: Prompt, key: KeyInput): PromptStep {
  if (key.key === "Enter") return { type: "entered" };
  if (key.key === "Esc" || key.key === "Ctrl-C") return { type: "cancelled" };
  if (key.key === "Backspace" && prompt.text === "") return { type: "cancelled" };
  const edit = edits[key.key]?.(prompt) ?? editLine(prompt, key);
  return edit ? edited(prompt, edit) : { type: "ignored" };
}

/** Inserts pasted text; line ends become spaces. */
export function pastePrompt(prompt: Prompt, text: string): PromptStep {
  return edited(prompt, insertText(prompt, text.trim()));
}

/** The rest of the picked suggestion, where it goes on from the text; else "". */
export function ghost(prompt: Prompt): string {
  const suggestion = prompt.suggestions[prompt.picked] ?? "";
  return prompt.cursor === prompt.text.length && suggestion.startsWith(prompt.text)
    ? suggestion.slice(prompt.text.length)
    : "";
}

/** The picked suggestion where it is no continuation of the text (a fuzzy match): shown behind an arrow. */
export function alternative(prompt: Prompt): string {
  const suggestion = prompt.suggestions[prompt.picked] ?? "";
  return prompt.text !== "" && suggestion !== "" && !suggestion.startsWith(prompt.text) ? suggestion : "";
}

type Edit = (prompt: Prompt) => Partial<Prompt> | undefined;

/** What an input with suggestions does otherwise; undefined: as every input. */
const edits: Record<string, Edit | undefined> = {
  Right: (prompt) => prompt.cursor === prompt.text.length ? accept(prompt) : undefined,
  End: (prompt) => prompt.cursor === prompt.text.length ? accept(prompt) : undefined,
  "Ctrl-F": accept,
  Tab: accept,
  Up: (prompt) => pick(prompt, -1),
  Down: (prompt) => pick(prompt, 1),
  "Shift-Tab": (prompt) => pick(prompt, -1),
};

function edited(prompt: Prompt, change: Partial<Prompt>): PromptStep {
  const next: Prompt = { ...prompt, ...change };
  return { type: "edited", prompt: next, changed: next.text !== prompt.text };
}

function accept(prompt: Prompt): Partial<Prompt> {
  const suggestion = prompt.suggestions[prompt.picked];
  return suggestion === undefined ? {} : { text: suggestion, cursor: suggestion.length };
}

/** Filters of before, the newest first; below them what was being typed when the prompt was opened. */
function recall(prompt: Prompt, step: number): Partial<Prompt> {
  const picked = Math.max(-1, Math.min(prompt.suggestions.length - 1, prompt.picked + step));
  const text = prompt.suggestions[picked] ?? prompt.before;
  return { picked, text, cursor: text.length };
}

function pick(prompt: Prompt, step: number): Partial<Prompt> {
  const count = prompt.suggestions.length;
  if (prompt.purpose === "search") return recall(prompt, -step);
  return count === 0 ? {} : { picked: (prompt.picked + step + count) % count };
}
