/** `diff` and `cmp`: where two files differ. */
import { structuredPatch } from "diff";
import type { Run } from "../../../host/process.ts";
import { byteLength, bytesOf } from "../../../host/byte_text.ts";
import type { Call, CommandRecord } from "../command.ts";
import { fullTime } from "../coreutils/file_facts_text.ts";
import { textFrom } from "../lines.ts";

export const diff: CommandRecord = {
  name: "diff",
  about: "Tells where two files or folders differ",
  usage: ["[OPTION]... FILE FILE"],
  options: {
    "u": "with three lines around each difference",
    "U unified=NUM": "with so many lines around each difference",
    "q brief": "only whether",
    "r recursive": "folders with all they hold",
    "N new-file": "a file that is missing is empty",
    "i ignore-case": "capitals do not matter",
    "w ignore-all-space": "blanks do not matter",
    "b ignore-space-change": "how many blanks does not matter",
    "s report-identical-files": "tell where they are the same",
    "color[=WHEN]": "in colours",
  },
  usageCode: 2,
  run: (call) => compare(call),
};

function* compare(call: Call): Run {
  const [left, right, extra] = call.operands;
  if (left === undefined) return call.misused("missing operand", 2);
  if (right === undefined) return call.misused(`missing operand after '${left}'`, 2);
  if (extra !== undefined) return call.misused(`extra operand '${extra}'`, 2);
  const isFolder = (name: string) => name !== "-" && call.files.isFolder(call.path(name));
  if (isFolder(left) && isFolder(right)) return yield* folders(call, left, right);
  const inside = (folder: string, file: string) => `${folder.replace(/\/$/, "")}/${file.split("/").at(-1)}`;
  return yield* pair(
    call,
    isFolder(left) ? inside(left, right) : left,
    isFolder(right) ? inside(right, left) : right,
  );
}

function* folders(call: Call, left: string, right: string): Run {
  const names = (folder: string) => call.files.list(call.path(folder));
  const all = [...new Set([...names(left), ...names(right)])].sort();
  let status = 0;
  for (const name of all) {
    const [a, b] = [`${left}/${name}`, `${right}/${name}`];
    const only = !names(left).includes(name) ? right : names(right).includes(name) ? undefined : left;
    const isBoth = call.files.isFolder(call.path(a)) && call.files.isFolder(call.path(b));
    if (only !== undefined && !call.has("N")) {
      call.out(`Only in ${only}: ${name}\n`);
      status = Math.max(status, 1);
    } else if (isBoth && call.has("r")) status = Math.max(status, yield* folders(call, a, b));
    else if (isBoth) call.out(`Common subdirectories: ${a} and ${b}\n`);
    else status = Math.max(status, yield* pair(call, a, b));
  }
  return status;
}

function* pair(call: Call, left: string, right: string): Run {
  const text = function* (name: string) {
    if (call.has("N") && !call.files.exists(call.path(name))) return "";
    return yield* textFrom(call, name, 2);
  };
  const [a, b] = [yield* text(left), yield* text(right)];
  if (a === undefined || b === undefined) return 2;
  if (folded(call, a) === folded(call, b)) {
    if (call.has("s")) call.out(`Files ${left} and ${right} are identical\n`);
    return 0;
  }
  if (call.has("q")) call.out(`Files ${left} and ${right} differ\n`);
  else if (a.includes("\0") || b.includes("\0")) call.out(`Binary files ${left} and ${right} differ\n`);
  else call.out(call.has("u", "U") ? unified(call, [left, a], [right, b]) : normal(a, b));
  return 1;
}

function folded(call: Call, text: string): string {
  const spaced = call.has("w")
    ? text.replace(/[ \t]+/g, "")
    : call.has("b")
    ? text.replace(/[ \t]+/g, " ")
    : text;
  return call.has("i") ? spaced.toLowerCase() : spaced;
}

function unified(call: Call, [left, a]: [string, string], [right, b]: [string, string]): string {
  const time = (name: string) =>
    fullTime(call.files.status(call.path(name))?.changedMs ?? call.process.machine.now());
  const context = Number(call.value("U") ?? 3);
  const { hunks } = structuredPatch(left, right, a, b, undefined, undefined, { context });
  const range = (start: number, count: number) =>
    count === 1 ? `${start}` : `${placeOf(start, count)},${count}`;
  return `--- ${left}\t${time(left)}\n+++ ${right}\t${time(right)}\n` +
    hunks.map((hunk) =>
      `@@ -${range(hunk.oldStart, hunk.oldLines)} +${range(hunk.newStart, hunk.newLines)} @@\n${
        hunk.lines.join("\n")
      }\n`
    ).join("");
}

/** Nothing stands behind the line before it. */
function placeOf(start: number, count: number): number {
  return count === 0 ? Math.max(0, start - 1) : start;
}

/** `2,3c2` and the lines, as diff prints without options. */
function normal(a: string, b: string): string {
  const { hunks } = structuredPatch("", "", a, b, undefined, undefined, { context: 0 });
  return hunks.map(({ oldStart, oldLines, newStart, newLines, lines }) => {
    const marks = lines.filter((line) => !line.startsWith("\\"));
    const gone = marks.filter((line) => line.startsWith("-")).map((line) => `< ${line.slice(1)}\n`);
    const came = marks.filter((line) => line.startsWith("+")).map((line) => `> ${line.slice(1)}\n`);
    const range = (start: number, count: number) =>
      count > 1 ? `${start},${start + count - 1}` : `${placeOf(start, count)}`;
    const letter = oldLines === 0 ? "a" : newLines === 0 ? "d" : "c";
    const between = letter === "c" ? "---\n" : "";
    return `${range(oldStart, oldLines)}${letter}${range(newStart, newLines)}\n${gone.join("")}${between}${
      came.join("")
    }`;
  }).join("");
}

export const cmp: CommandRecord = {
  name: "cmp",
  about: "Tells where two files differ first",
  usage: ["[OPTION]... FILE FILE"],
  options: { "s quiet": "only end so", "l verbose": "every byte that differs" },
  usageCode: 2,
  *run(call) {
    const [left, right] = call.operands;
    if (left === undefined || right === undefined) {
      return call.misused(`missing operand after '${left ?? "cmp"}'`, 2);
    }
    const [a, b] = [yield* textFrom(call, left, 2), yield* textFrom(call, right, 2)];
    if (a === undefined || b === undefined) return 2;
    if (a === b) return 0;
    if (call.has("s")) return 1;
    const [first, second] = [bytesOf(a), bytesOf(b)];
    const at = first.findIndex((byte, index) => byte !== second[index]);
    const line = (count: number) => new TextDecoder().decode(first.subarray(0, count)).split("\n").length;
    if (at < 0 || at >= second.length) {
      const shorter = byteLength(a) < byteLength(b) ? left : right;
      const length = Math.min(first.length, second.length);
      call.process.err(
        `cmp: EOF on ${shorter} after byte ${length}, in line ${line(Math.max(0, length - 1))}\n`,
      );
    } else call.out(`${left} ${right} differ: byte ${at + 1}, line ${line(at)}\n`);
    return 1;
  },
};
