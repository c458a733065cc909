/** How a proposed change looks: banner and fields, then what will happen, then the buttons. */
import { type Line, line, lineText, type Span, spansWidth } from "../../terminal/line.ts";
import { wrapWords } from "../../kube/word_wrap.ts";
import { textWidth } from "../../terminal/width.ts";
import { fieldLine } from "../dialog/field.ts";
import type { PaneContext } from "../pane.ts";
import { targetTitle } from "../target.ts";
import { questionFor } from "./confirm_level.ts";
import { focused, inputOf, type Proposal, refusals, type Stop, verbOf } from "./proposal.ts";
import { rehearsedLimit } from "./rehearsal.ts";

/** The whole sheet, in `context.rows` rows. */
export function proposalLines(proposal: Proposal, context: PaneContext): Line[] {
  const body = bodyLines(proposal, context);
  const height = Math.max(0, context.rows - fixedRows(proposal, context));
  const top = Math.max(0, Math.min(proposal.top, body.length - height));
  const shown = body.slice(top, top + height);
  while (shown.length < height) shown.push(line(""));
  const last = lastLines(proposal, context, body.length - top - height);
  return [...firstLines(context), ...shown, ...last].slice(-context.rows);
}

/** Rows that do not scroll. */
export function fixedRows(proposal: Proposal, context: PaneContext): number {
  return firstLines(context).length + lastLines(proposal, context, 0).length;
}

/** The fields, what will happen to each target, then the consequences. */
export function bodyLines(proposal: Proposal, context: PaneContext): Line[] {
  const { change, consequences, consequencesProblem, problem, early } = proposal;
  if (early) return [line("  reading …", "busy")];
  const isOne = change.writes.length === 1;
  const lines = fieldLines(proposal, context);
  if (problem !== undefined) return [...lines, line(`  ✗ ${problem}`, "bad")];
  lines.push(...change.writes.flatMap((_, index) => targetLines(proposal, index, isOne)));
  if (change.writes.slice(rehearsedLimit).some(({ request }) => request.type !== "steps")) {
    lines.push(line(`  The server was asked about the first ${rehearsedLimit} only.`, "dim"));
  }
  if (consequencesProblem !== undefined) {
    lines.push(line(`  What else will happen is not known: ${consequencesProblem}`, "warn"));
  }
  return [...lines, ...consequences.flatMap((one) => wrapped(one, context.columns))];
}

/** A sentence that is too long goes on below: what is cut off is often what matters. */
function wrapped(one: Line, columns: number): Line[] {
  const indented: Line = { ...one, spans: [{ text: "  " }, ...one.spans] };
  if (spansWidth(indented.spans) <= columns) return [indented];
  const { spans } = one;
  const role = spans.findLast((span) => span.role)?.role;
  const [first = "", ...others] = wrapWords(lineText(one), Math.max(20, columns - 4)).split("\n");
  return [line(`  ${first}`, role), ...others.map((text) => line(`    ${text}`, role))];
}

function targetLines(
  { change, consequences, rehearsed, isRehearsed }: Proposal,
  index: number,
  isOne: boolean,
): Line[] {
  const write = change.writes[index]!;
  const found = rehearsed.find((one) => one.index === index);
  const indent = isOne ? "  " : "    ";
  const compares = write.request.type === "patch" || write.request.type === "update" ||
    (write.request.type === "create" && write.request.subresource === undefined);
  const isTold = change.tellsTargets && consequences.length > 0 && found?.problem === undefined;
  const name = isOne || isTold ? [] : [line(`  ${targetTitle(write.target)}`)];
  if (!found) {
    const waits = isOne && !isRehearsed && write.request.type !== "steps";
    return waits ? [line(`${indent}asking the server what would change …`, "busy")] : name;
  }
  if (found.problem !== undefined) {
    return [...name, line(`${indent}✗ ${refusalTitle(found.problem)}`, "bad")];
  }
  if (compares && found.lines.length === 0) return [...name, line(`${indent}nothing changes`, "dim")];
  return [...name, ...found.lines.map((one): Line => ({ ...one, spans: [{ text: indent }, ...one.spans] }))];
}

/** The server's own words stand behind a colon; what became of the object is a sentence about it. */
function refusalTitle(problem: string): string {
  return /^(was|is) /.test(problem) ? `The object ${problem}` : `the server refuses: ${problem}`;
}

function firstLines(context: PaneContext): Line[] {
  const lines: Line[] = [];
  if (context.context.isProtected) {
    const text = `  ${context.context.name} is protected: what is done here counts.`;
    lines.push({ spans: [{ text }], fill: "protected" });
  }
  return lines;
}

function fieldLines(proposal: Proposal, context: PaneContext): Line[] {
  const fields = proposal.proposed.options?.fields ?? [];
  const widest = Math.max(0, ...fields.map(({ label }) => textWidth(label)));
  const labelWidth = Math.min(widest, Math.floor(context.columns / 2));
  const stop = focused(proposal, context);
  return fields.map((field) => {
    const input = stop.type === "field" && stop.field === field ? inputOf(proposal, stop) : undefined;
    return fieldLine(field, proposal.values[field.name]!, { labelWidth, columns: context.columns, input });
  });
}

function lastLines(proposal: Proposal, context: PaneContext, hidden: number): Line[] {
  const question = questionFor(proposal.change, context);
  const stop = focused(proposal, context);
  const lines: Line[] = [];
  if (question.level === "name") {
    const typed: Span[] = [
      {
        text: `  Type ${question.asks} (${question.word}) to go on: `,
        role: stop.type === "word" ? "accent" : "dim",
      },
      ...typedSpans(proposal, stop),
    ];
    lines.push({ spans: typed, ...(stop.type === "word" ? { fill: "selection" as const } : {}) });
  }
  const more = hidden > 0 ? `   ↓ ${hidden} more line${hidden === 1 ? "" : "s"}` : "";
  const waiting = proposal.isWaiting ? "   goes on as soon as the server has answered …" : "";
  lines.push(line([
    { text: "  " },
    button(goLabel(proposal), stop, "go", proposal.change.isDestructive),
    { text: "  " },
    button("Cancel", stop, "cancel", false),
    { text: waiting, role: "busy" },
    { text: more, role: "dim" },
  ]));
  return lines;
}

function typedSpans(proposal: Proposal, stop: Stop): Span[] {
  if (stop.type !== "word") return [{ text: proposal.typed }];
  const { text, cursor } = inputOf(proposal, stop);
  return [{ text: text.slice(0, cursor) }, { text: "▏", role: "accent" }, { text: text.slice(cursor) }];
}

function goLabel(proposal: Proposal): string {
  const verb = verbOf(proposal.change);
  const count = proposal.change.writes.length;
  const refused = refusals(proposal).length;
  if (refused > 0) {
    return refused === count ? `${verb} nevertheless` : `${verb} ${count - refused} of ${count}`;
  }
  return count > 1 ? `${verb} ${count}` : verb;
}

function button(label: string, stop: Stop, type: Stop["type"], isBad: boolean): Span {
  const isFocused = stop.type === type;
  return {
    text: isFocused ? `▸[ ${label} ]` : ` [ ${label} ]`,
    role: isFocused ? (isBad ? "bad" : "accent") : "dim",
    bold: isFocused,
    ...(isFocused ? { fill: "selection" as const } : {}),
  };
}
