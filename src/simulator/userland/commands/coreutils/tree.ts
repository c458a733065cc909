/** `tree`: folders drawn as a tree. */
import type { FileFacts } from "../../../host/file_tree.ts";
import type { Call, CommandRecord } from "../command.ts";
import { globMatcher } from "../../shell/glob.ts";
import { humanSize, modeText } from "./file_facts_text.ts";

export const tree: CommandRecord = {
  name: "tree",
  about: "Draws folders and what is in them as a tree",
  usage: ["[OPTION]... [FOLDER]..."],
  options: {
    "a": "names that begin with a dot, too",
    "d": "folders only",
    "f": "whole paths",
    "F": "a sign behind each name, as ls -F",
    "h": "with sizes such as 1.2K",
    "i": "without the lines",
    "I=PATTERN": "leave out names that match",
    "L=LEVEL": "so deep at most",
    "n": "without colours",
    "p": "with rights",
    "P=PATTERN": "only files that match",
    "s": "with sizes in bytes",
    "u": "with owners",
    "dirsfirst": "folders before files",
    "noreport": "without the counts at the end",
    "charset=NAME": "the characters of the lines",
  },
  run: (call) => draw(call),
};

interface Counts {
  folders: number;
  files: number;
}

function draw(call: Call): number {
  const depth = Number(call.value("L") ?? Infinity);
  if (!(depth > 0)) {
    call.process.err("tree: Invalid level, must be greater than 0.\n");
    return 1;
  }
  const counts: Counts = { folders: 0, files: 0 };
  const names = call.operands.length > 0 ? call.operands : ["."];
  let status = 0;
  for (const name of names) {
    const path = call.path(name);
    if (!call.files.isFolder(path)) {
      call.out(`${name}  [error opening dir]\n`);
      status = 2;
      continue;
    }
    call.out(`${name}\n`);
    counts.folders++;
    below(call, { path, shown: name.replace(/(.)\/$/, "$1"), prefix: "", depth }, counts);
  }
  if (!call.has("noreport")) {
    const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
    const folders = plural(counts.folders, "directory", "directories");
    call.out(`\n${folders}${call.has("d") ? "" : `, ${plural(counts.files, "file", "files")}`}\n`);
  }
  return status;
}

interface Folder {
  path: string;
  shown: string;
  prefix: string;
  depth: number;
}

function below(call: Call, { path, shown, prefix, depth }: Folder, counts: Counts): void {
  const entries = entriesOf(call, path);
  entries.forEach(({ name, facts }, at) => {
    const isLast = at === entries.length - 1;
    const isFolder = facts.kind === "folder";
    if (isFolder) counts.folders++;
    else counts.files++;
    const text = call.has("f") ? `${shown === "/" ? "" : shown}/${name}` : name;
    const target = facts.target === undefined ? "" : ` -> ${facts.target}`;
    call.out(
      `${call.has("i") ? "" : prefix + (isLast ? "└── " : "├── ")}${factText(call, facts)}${text}${
        sign(call, facts)
      }${target}\n`,
    );
    if (!isFolder || depth <= 1) return;
    below(call, {
      path: `${path === "/" ? "" : path}/${name}`,
      shown: `${shown === "/" ? "" : shown}/${name}`,
      prefix: prefix + (isLast ? "    " : "│\u00a0\u00a0 "),
      depth: depth - 1,
    }, counts);
  });
}

function entriesOf(call: Call, path: string): { name: string; facts: FileFacts }[] {
  const ignored = call.line.values("I").flatMap((pattern) => pattern.split("|")).map((pattern) =>
    globMatcher(pattern)
  );
  const wanted = call.line.values("P").flatMap((pattern) => pattern.split("|")).map((pattern) =>
    globMatcher(pattern)
  );
  const entries = call.files.list(path).flatMap((name) => {
    const facts = call.files.facts(`${path === "/" ? "" : path}/${name}`);
    if (!facts || (name.startsWith(".") && !call.has("a")) || ignored.some((matches) => matches(name))) {
      return [];
    }
    const isFolder = facts.kind === "folder";
    if (call.has("d") && !isFolder) return [];
    if (!isFolder && wanted.length > 0 && !wanted.some((matches) => matches(name))) return [];
    return [{ name, facts }];
  });
  if (!call.has("dirsfirst")) return entries;
  return entries.sort((a, b) => Number(b.facts.kind === "folder") - Number(a.facts.kind === "folder"));
}

function factText(call: Call, facts: FileFacts): string {
  const parts = [
    ...call.has("p") ? [modeText(facts)] : [],
    ...call.has("u") ? [String(facts.uid === 0 ? "root" : facts.uid).padEnd(8)] : [],
    ...call.has("h")
      ? [humanSize(facts.size).padStart(4)]
      : call.has("s")
      ? [String(facts.size).padStart(11)]
      : [],
  ];
  return parts.length === 0 ? "" : `[${parts.join(" ")}]  `;
}

function sign(call: Call, { kind, mode }: FileFacts): string {
  if (!call.has("F")) return "";
  return kind === "folder" ? "/" : kind === "file" && mode & 0o111 ? "*" : "";
}
