/** What was read, what is wrong with it, and what could not be taken over, as lines for people. */
import { mistakes, type Remark } from "./layer.ts";
import type { Loaded } from "./load.ts";

export interface ReportLine {
  readonly text: string;
  readonly kind: "heading" | Remark["kind"] | "plain";
}

/** `taken`: also what was taken over from k9s. */
export function report(
  { remarks, read }: Pick<Loaded, "remarks" | "read">,
  { taken = true } = {},
): ReportLine[] {
  const shown = remarks.filter(({ kind }) => taken || kind !== "taken");
  const files = [...new Set([...read, ...remarks.map(({ file }) => file)])];
  if (files.length === 0) {
    return [{ text: "There are no configuration files: everything is as it comes.", kind: "plain" }];
  }
  return [
    { text: summary(remarks, read), kind: mistakes(remarks).length > 0 ? "mistake" : "plain" },
    ...files.flatMap((file): ReportLine[] => [
      { text: file, kind: "heading" },
      ...fileLines(shown.filter((remark) => remark.file === file)),
    ]),
  ];
}

/** `12 files read: 2 mistakes, 40 values taken over from k9s, 3 left`. */
export function summary(remarks: readonly Remark[], read: readonly string[]): string {
  const count = (kind: Remark["kind"]): number => remarks.filter((remark) => remark.kind === kind).length;
  const wrong = count("mistake");
  const [taken, left] = [count("taken"), count("left")];
  return `${counted(read.length, "file")} read: ${wrong === 0 ? "no mistakes" : counted(wrong, "mistake")}` +
    (taken > 0 ? `, ${taken} taken over from k9s` : "") + (left > 0 ? `, ${left} not taken over` : "");
}

/** `line 3, column 5: logs.tial: there is no setting tial: did you mean tail?` */
export function remarkText({ line, column, field, text }: Remark): string {
  const place = line > 0 ? `line ${line}, column ${column}: ` : "";
  return `${place}${field ? `${field}: ` : ""}${text}`;
}

function fileLines(remarks: readonly Remark[]): ReportLine[] {
  const order: readonly Remark["kind"][] = ["mistake", "left", "taken"];
  const signs = { mistake: "✗", left: "–", taken: "✓" };
  if (remarks.length === 0) return [{ text: "  ✓ nothing to say of it", kind: "plain" }];
  return order.flatMap((kind) =>
    remarks.filter((remark) => remark.kind === kind).sort((one, other) => one.line - other.line)
      .map((remark) => ({ text: `  ${signs[kind]} ${remarkText(remark)}`, kind }))
  );
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
