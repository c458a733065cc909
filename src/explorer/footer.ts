/** The last lines: notice or rule, the kubectl line, the keys that work here. */
import { type KeyInput, keyNamed, shortKeyName } from "../terminal/key_name.ts";
import { cut, type Line, line, type Span, spread } from "../terminal/line.ts";
import { textWidth } from "../terminal/width.ts";
import { bindingId } from "./bound_keys.ts";
import { keysEverywhere } from "./global_bindings.ts";
import { keyRows, type Model, paneContext, topPane } from "./model.ts";
import type { BoundKey } from "./pane.ts";
import { alternative, ghost } from "./prompt.ts";

/** The line between pane and kubectl line: a rule, why the selected row is not well, a notice, or the open prompt. */
export function ruleLine(model: Model): Line {
  const { prompt, notice, columns } = model;
  if (prompt) return promptLine(model);
  if (model.pendingKey !== "") return pendingLine(model);
  if (notice) return line([{ text: ` ${notice.text}`, role: notice.role }]);
  const reason = model.rowReason;
  if (!reason?.text || reason.pane !== topPane(model)?.pane) return line("─".repeat(columns), "dim");
  const left: Span[] = [{
    text: reason.word.startsWith("…") ? " … " : " ✗ ",
    role: reason.word.startsWith("…") ? "busy" : "bad",
  }, { text: reason.text }];
  return spread(left, [{ text: "⇧W", role: "key" }, { text: " why ", role: "dim" }], columns);
}

/** Where the cursor is while a prompt is open: its column in the rule line. */
export function promptCursor(model: Model): number | null {
  const { prompt } = model;
  return prompt ? promptMark(model).length + textWidth(prompt.text.slice(0, prompt.cursor)) : null;
}

/** The kubectl command for what is shown. */
export function kubectlLine(model: Model): Line {
  const pane = topPane(model);
  const command = pane?.kubectl(paneContext(model, pane.pane)) ?? "";
  if (command === "") return line("");
  const left: Span[] = [{ text: " $ ", role: "dim" }, { text: command }];
  return spread(left, [{ text: "^Y", role: "key" }, { text: " copy ", role: "dim" }], model.columns);
}

/** The most useful keys, as many as fit; those that do not work now are dim. What works everywhere stays. */
export function keyLines(model: Model): Line[] {
  const lines = model.prompt
    ? [promptKeys(model)]
    : shownKeys(model).map((keys) => line(cut(keys.flatMap(keySpans), model.columns)));
  while (lines.length < keyRows(model)) lines.push(line(""));
  return lines;
}

/** The keys of each line. */
function shownKeys(model: Model): readonly (readonly BoundKey[])[] {
  const keys = footerKeys(model);
  const isLasting = (key: BoundKey): boolean => key.group === everywhereGroup;
  const lasting = keys.filter(isLasting);
  const { columns } = model;
  const lastingWidth = sum(lasting.map(keyWidth));
  // On a narrow screen the pane's own keys matter more.
  const shownLasting = columns - lastingWidth < columns / 2
    ? keysThatFit(lasting.toReversed(), columns / 4)
    : lasting;
  const room = columns - sum(shownLasting.map(keyWidth));
  const first = keysThatFit(keys.filter((key) => !isLasting(key)), room);
  const lines = [[...first, ...shownLasting]];
  if (keyRows(model) > 1) {
    const left = keys.filter((key) => !lines[0]!.includes(key));
    lines.push(keysThatFit([...left, ...otherKeys(model)], columns));
  }
  return lines;
}

/** Keys without a place of their own that work now, for screens with room. How to move is known. */
function otherKeys(model: Model): BoundKey[] {
  const pane = topPane(model);
  return (pane?.keys(paneContext(model, pane.pane)) ?? []).filter(({ footer, whyNot, group }) =>
    footer === undefined && whyNot === undefined && group !== "Move" && group !== "Sort"
  );
}

/** In their order; one that is too long gives way to shorter ones, one that does not work now to those that do. */
function keysThatFit(keys: readonly BoundKey[], columns: number): BoundKey[] {
  let room = columns;
  const byUse = [...keys.filter(({ whyNot }) => !whyNot), ...keys.filter(({ whyNot }) => whyNot)];
  const fitting = new Set(byUse.filter((key) => {
    const width = keyWidth(key);
    if (width > room) return false;
    room -= width;
    return true;
  }));
  return keys.filter((key) => fitting.has(key));
}

/** The key (or the two after one another) whose words stand at a column of a line of keys. */
export function keyAt(model: Model, x: number, row: number): readonly KeyInput[] | undefined {
  let end = 0;
  for (const key of shownKeys(model)[row] ?? []) {
    end += keyWidth(key);
    if (x < end) return key.keys[0]!.split(" ").map(keyNamed);
  }
  return undefined;
}

function keyWidth(key: BoundKey): number {
  return keySpans(key).reduce((width, { text }) => width + textWidth(text), 0);
}

function keySpans(key: BoundKey): Span[] {
  return [
    { text: ` ${shortKeyNames(key.keys[0]!)}`, role: key.whyNot ? "dim" : "key" },
    { text: ` ${key.title} `, role: key.whyNot ? "dim" : "text" },
  ];
}

/** `gg` for two keys after one another. */
function shortKeyNames(keys: string): string {
  return keys.split(" ").map(shortKeyName).join("");
}

/** What may follow the first of two keys. */
function pendingLine(model: Model): Line {
  const pane = topPane(model);
  const own = pane ? pane.keys(paneContext(model, pane.pane)) : [];
  const all = [...own, ...keysEverywhere(model).map(({ binding, keys }) => ({ keys, title: binding.title }))];
  const first = `${model.pendingKey} `;
  const spans = all.flatMap(({ keys, title }): Span[] => {
    const key = keys.find((one) => one.startsWith(first));
    return key === undefined ? [] : [{ text: ` ${shortKeyNames(key)}`, role: "key" }, { text: ` ${title} ` }];
  });
  return line(
    cut([{ text: ` ${shortKeyName(model.pendingKey)} … `, role: "accent" }, ...spans], model.columns),
  );
}

function sum(widths: readonly number[]): number {
  return widths.reduce((total, width) => total + width, 0);
}

/** Keys with a place in the footer, in its order. Questions have no use for those that work everywhere. */
export function footerKeys(model: Model): BoundKey[] {
  const pane = topPane(model);
  const context = pane && paneContext(model, pane.pane);
  const own = pane && context ? pane.keys(context) : [];
  const isSheet = pane && context && pane.sheetRows(context) > 0;
  const everywhere = keysEverywhere(model).map(({ binding, keys }) => ({
    id: bindingId(binding),
    keys,
    title: binding.id === "filter" ? pane?.search?.title ?? binding.title : binding.title,
    group: everywhereGroup,
    footer: binding.footer,
    whyNot: binding.whyNot?.(model),
  }));
  return [...own, ...isSheet ? [] : everywhere].filter((key) => key.footer !== undefined)
    .sort((one, other) => one.footer! - other.footer!);
}

const everywhereGroup = "Everywhere";

function promptMark(model: Model): string {
  return model.prompt?.purpose === "search" ? " /" : " :";
}

function promptLine(model: Model): Line {
  const prompt = model.prompt!;
  const other = alternative(prompt);
  const right: Span[] = prompt.problem ? [{ text: `✗ ${prompt.problem} `, role: "bad" }] : [];
  const left: Span[] = [
    { text: promptMark(model), role: "accent" },
    { text: prompt.text },
    // What is wrong needs the room.
    { text: prompt.problem ? "" : ghost(prompt), role: "ghost" },
    { text: other && !prompt.problem ? `  → ${other}` : "", role: "ghost" },
  ];
  const all = [...left, { text: "   " }, ...right];
  return { spans: cut(all, model.columns), fill: "panel" };
}

function promptKeys(model: Model): Line {
  const keys = model.prompt!.purpose === "command"
    ? [["⏎", "run"], ["⇥", "take"], ["↑↓", "others"], ["Esc", "cancel"]]
    : [["⏎", "keep"], ["↑↓", "earlier ones"], ["Esc", "as before"], ["^U", "clear"]];
  return line(keys.flatMap(([key, title]): Span[] => [
    { text: ` ${key}`, role: "key" },
    { text: ` ${title} ` },
  ]));
}
