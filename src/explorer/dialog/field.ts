/** One field of a sheet: what keys make of its value, and how it looks. */
import type { KeyInput } from "../../terminal/key_name.ts";
import type { Line, Span } from "../../terminal/line.ts";
import { pad, shorten, textWidth } from "../../terminal/width.ts";
import { editLine, insertText, type LineEdit } from "../line_edit.ts";
import type { FormField } from "./form.ts";

/** A value while its field has the keys. */
export interface FieldInput extends LineEdit {
  /** Nothing was typed yet: the first letter takes the place of all. */
  readonly isFresh: boolean;
}

/** The value of a removable field whose thing is to go; no text that can be typed. */
export const removedValue = "\0removed";

/** The input of a field that gets the keys. */
export function fieldInput(field: FormField | undefined, value: string): FieldInput {
  return { text: value, cursor: value.length, isFresh: field?.type === "text" && field.isReplaced === true };
}

/** The next choice, or the one before; a text has none and stays as it is. */
export function turned(field: FormField, value: string, by: number): string {
  if (field.type === "text") return value;
  const choices = field.type === "toggle" ? ["no", "yes"] : field.choices;
  const place = choices.indexOf(value);
  return choices[(place + by + choices.length) % choices.length] ?? value;
}

/** The input after a key; undefined when the field has no use for it. */
export function typedInto(field: FormField, input: FieldInput, key: KeyInput): FieldInput | undefined {
  if (field.type !== "text") {
    const by = key.key === "Left" ? -1 : key.key === "Right" || key.key === "Space" ? 1 : 0;
    return by === 0 ? undefined : fieldInput(field, turned(field, input.text, by));
  }
  if (field.isRemovable && key.key === "Ctrl-D") {
    return fieldInput(field, input.text === removedValue ? field.value : removedValue);
  }
  if (input.text === removedValue) return key.text === "" ? undefined : typedInto(field, emptyInput, key);
  if (key.text !== "" && input.isFresh) return { text: key.text, cursor: key.text.length, isFresh: false };
  const isAtEnd = input.cursor === input.text.length;
  const rest = ghost(field, input.text);
  if (isAtEnd && rest !== "" && ["Right", "End", "Ctrl-F"].includes(key.key)) {
    return fieldInput({ ...field, isReplaced: false }, input.text + rest);
  }
  const edited = editLine(input, key);
  return edited && { ...edited, isFresh: false };
}

/** The input after a paste. */
export function pastedInto(field: FormField, input: FieldInput, text: string): FieldInput | undefined {
  if (field.type !== "text") return undefined;
  const base = input.isFresh || input.text === removedValue ? emptyInput : input;
  return { ...insertText(base, text.trim()), isFresh: false };
}

const emptyInput: FieldInput = { text: "", cursor: 0, isFresh: false };

/** How the first suggestion that begins with the text goes on. */
function ghost(field: FormField, text: string): string {
  if (field.type !== "text") return "";
  return field.suggestions?.find((one) => one.startsWith(text))?.slice(text.length) ?? "";
}

/** `input` where the field has the keys. A long value shows what is around the cursor. */
export function fieldLine(
  field: FormField,
  value: string,
  look: { labelWidth: number; columns: number; input?: FieldInput | undefined },
): Line {
  const { labelWidth, columns, input } = look;
  const isFocused = input !== undefined;
  const label = ` ${isFocused ? "▌" : " "}${pad(shorten(field.label, labelWidth, "middle"), labelWidth)}  `;
  const room = Math.max(8, columns - textWidth(label) - 2);
  const spans: Span[] = [
    { text: label, role: isFocused ? "accent" : "dim" },
    ...(field.type === "text" ? textSpans(field, value, input, room) : choiceSpans(field, value)),
    { text: field.hint ? `   ${field.hint}` : "", role: "dim" },
  ];
  return isFocused ? { spans, fill: "selection" } : { spans };
}

function textSpans(field: FormField, value: string, input: FieldInput | undefined, room: number): Span[] {
  if (value === removedValue) return [{ text: "is removed", role: "bad" }];
  if (!input) return [{ text: shorten(value, room) }];
  const rest = input.cursor === input.text.length ? ghost(field, input.text) : "";
  // What stands left of the cursor keeps half of the room at least.
  const from = Math.max(0, Math.min(input.cursor - Math.floor(room / 2), input.text.length - room + 1));
  const before = `${from > 0 ? "…" : ""}${input.text.slice(from > 0 ? from + 1 : 0, input.cursor)}`;
  return [
    { text: before, underline: input.isFresh },
    { text: "▏", role: "accent" },
    { text: input.text.slice(input.cursor) },
    { text: rest, role: "ghost" },
  ];
}

function choiceSpans(field: FormField, value: string): Span[] {
  if (field.type === "toggle") return [{ text: value === "yes" ? "[x]" : "[ ]" }];
  if (field.type === "text") return [];
  return field.choices.map((choice) => ({
    text: `${choice === value ? "●" : "○"} ${choice}  `,
    role: choice === value ? "accent" as const : "dim" as const,
  }));
}
