/**
 * The excerpt that follows the refusal of a change: the lines that differ between two structures of the server, with
 * three lines around them, as a unified diff prints them (k8s.io/apimachinery/pkg/util/diff).
 */

/** Both as the server would print them as JSON. Ends with a line feed; empty when nothing differs. */
export function structureDiff(old: unknown, changed: unknown): string {
  const edits = editScript(lines(old), lines(changed));
  return hunks(edits).map(printHunk).join("");
}

const CONTEXT_LINES = 3;

interface Edit {
  sign: " " | "-" | "+";
  text: string;
}

/** A run of edits, and how many lines of the old and the new text come before it. */
interface Hunk {
  edits: Edit[];
  oldBefore: number;
  newBefore: number;
}

function lines(value: unknown): string[] {
  return JSON.stringify(value, null, 1).split("\n");
}

function editScript(before: readonly string[], after: readonly string[]): Edit[] {
  const start = commonPrefix(before, after);
  const end = commonPrefix(before.slice(start).reverse(), after.slice(start).reverse());
  const same = (text: string): Edit => ({ sign: " ", text });
  return [
    ...before.slice(0, start).map(same),
    ...changedMiddle(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...before.slice(before.length - end).map(same),
  ];
}

/** By the longest common subsequence; what is taken away comes before what is put in its place. */
function changedMiddle(before: readonly string[], after: readonly string[]): Edit[] {
  const common = commonLengths(before, after);
  const edits: Edit[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      edits.push({ sign: " ", text: before[i++]! });
      j++;
    } else if (i < before.length && (j === after.length || common[i + 1]![j]! >= common[i]![j + 1]!)) {
      edits.push({ sign: "-", text: before[i++]! });
    } else edits.push({ sign: "+", text: after[j++]! });
  }
  return edits;
}

/** `[i][j]`: how many lines the texts from `i` and from `j` on have in common. */
function commonLengths(before: readonly string[], after: readonly string[]): number[][] {
  const table = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      table[i]![j] = before[i] === after[j]
        ? table[i + 1]![j + 1]! + 1
        : Math.max(table[i + 1]![j]!, table[i]![j + 1]!);
    }
  }
  return table;
}

/** Changes that are near each other share a hunk. */
function hunks(edits: readonly Edit[]): Hunk[] {
  const isNear = edits.map(() => false);
  edits.forEach(({ sign }, index) => {
    if (sign !== " ") isNear.fill(true, Math.max(0, index - CONTEXT_LINES), index + CONTEXT_LINES + 1);
  });
  const found: Hunk[] = [];
  let oldBefore = 0;
  let newBefore = 0;
  for (const [index, edit] of edits.entries()) {
    if (isNear[index] && !isNear[index - 1]) found.push({ edits: [], oldBefore, newBefore });
    if (isNear[index]) found.at(-1)!.edits.push(edit);
    if (edit.sign !== "+") oldBefore++;
    if (edit.sign !== "-") newBefore++;
  }
  return found;
}

function printHunk({ edits, oldBefore, newBefore }: Hunk): string {
  const count = (sign: Edit["sign"]) => edits.filter((edit) => edit.sign !== sign).length;
  const header = `@@ -${oldBefore + 1},${count("+")} +${newBefore + 1},${count("-")} @@`;
  return [header, ...edits.map(({ sign, text }) => sign + text)].join("\n") + "\n";
}

function commonPrefix(a: readonly string[], b: readonly string[]): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}
