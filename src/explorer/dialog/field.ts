/** One field of a sheet: what keys make of its value, and how it looks. */
import type { KeyInput } from "../../terminal/key_name.ts";
import type { Line, Span } from "../../terminal/line.ts";
import { pad } from "../../terminal/width.ts";
import type { FormField } from "./form.ts";

/** The next choice, or the one before; a text has none and stays as it is. */
export function turned(field: FormField, value: string, by: number): string {
  if (field.type === "text") return value;
  const choices = field.type === "toggle" ? ["no", "yes"] : field.choices;
  const place = choices.indexOf(value);
  return choices[(place + by + choices.length) % choices.length] ?? value;
}

/** The value after a key; undefined when the field has no use for it. */
export function typedInto(field: FormField, value: string, key: KeyInput): string | undefined {
  if (field.type !== "text") return key.key === "Space" ? turned(field, value, 1) : undefined;
  if (key.key === "Backspace") return [...value].slice(0, -1).join("");
  if (key.key === "Ctrl-U") return "";
  return key.text === "" ? undefined : value + key.text;
}

export function fieldLine(field: FormField, value: string, labelWidth: number, isFocused: boolean): Line {
  const spans: Span[] = [
    { text: `  ${pad(field.label, labelWidth)}  `, role: isFocused ? "accent" : "dim" },
    ...valueSpans(field, value, isFocused),
    { text: field.hint ? `   ${field.hint}` : "", role: "dim" },
  ];
  return isFocused ? { spans, fill: "selection" } : { spans };
}

function valueSpans(field: FormField, value: string, isFocused: boolean): Span[] {
  if (field.type === "text") return [{ text: value }, { text: isFocused ? "▏" : "", role: "accent" }];
  if (field.type === "toggle") return [{ text: value === "yes" ? "[x]" : "[ ]" }];
  return field.choices.map((choice) => ({
    text: `${choice === value ? "●" : "○"} ${choice}  `,
    role: choice === value ? "accent" as const : "dim" as const,
  }));
}
