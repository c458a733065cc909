/** What find may do with a file. Source: the manual of GNU findutils 4.9. */
import { readLine, type Wait } from "../../../host/process.ts";
import { refusalOf } from "../../../host/system_error.ts";
import { groupName, userName } from "../account_files.ts";
import { runChild } from "../child_process.ts";
import { diskBytes, listedTime, modeText } from "../coreutils/file_facts_text.ts";
import { UsageError } from "../options.ts";
import type { Leaf, Words } from "./find_expression.ts";
import { formatted } from "./find_printf.ts";
import { type Found, nameOf, type Search, type Test } from "./search.ts";

export const ACTIONS: Readonly<Record<string, Leaf>> = {
  "-print": (_words, { call }) => ({ shown }) => {
    call.out(`${shown}\n`);
    return true;
  },
  "-print0": (_words, { call }) => ({ shown }) => {
    call.out(`${shown}\0`);
    return true;
  },
  "-printf": (words, { call }) => {
    const format = words.value();
    return (found) => {
      call.out(formatted(call, format, found));
      return true;
    };
  },
  "-ls": (_words, { call, nowMs }) => (found) => {
    call.out(listed(found, call.files, nowMs));
    return true;
  },
  "-delete": (_words, search) => {
    search.isDepthFirst = true;
    return ({ path, shown }) => {
      if (shown === "." || shown === "..") return true;
      const why = refusalOf(() => search.call.files.unlink(path));
      if (why !== undefined) search.call.complain(`cannot delete ‘${shown}’: ${why}`);
      return why === undefined;
    };
  },
  "-prune": (_words, search) => () => {
    search.isPruned = true;
    return true;
  },
  "-quit": (_words, search) => () => {
    search.isOver = true;
    return false;
  },
  "-exec": (words, search) => executing(words, search, false),
  "-execdir": (words, search) => executing(words, search, true),
  "-ok": (words, search) => {
    const run = executing(words, search, false);
    return function* (found) {
      search.call.process.err(`< ${words.name === "-ok" ? "command" : words.name} ... ${found.shown} > ? `);
      const answer = yield* readLine(search.call.process);
      if (!/^y/i.test(answer ?? "")) return false;
      const result = run(found);
      return typeof result === "boolean" ? result : yield* result;
    };
  },
};

/** Names of one call of `-exec … +`. */
const MAX_NAMES = 4096;

function executing(words: Words, search: Search, isInFolder: boolean): Test {
  const argv: string[] = [];
  for (;;) {
    const word = words.value();
    if (word === ";") break;
    if (word === "+" && argv.at(-1) === "{}") return together(argv.slice(0, -1), search, isInFolder);
    argv.push(word);
  }
  if (argv.length === 0) throw new UsageError(`missing argument to \`${words.name}'`);
  return function* (found) {
    const name = isInFolder ? `./${nameOf(found.shown)}` : found.shown;
    const given = argv.map((word) => word.replaceAll("{}", name));
    return (yield* called(search, given, isInFolder ? folderOf(found.path) : undefined)) === 0;
  };
}

/** As many names as fit in one call. */
function together(argv: readonly string[], search: Search, isInFolder: boolean): Test {
  let names: string[] = [];
  let folder: string | undefined;
  function* flush(): Generator<Wait, void, void> {
    if (names.length === 0) return;
    const given = [...argv, ...names];
    names = [];
    if ((yield* called(search, given, folder)) !== 0) search.call.status = 1;
  }
  search.atEnd.push(flush);
  return function* (found) {
    const place = isInFolder ? folderOf(found.path) : undefined;
    if (place !== folder || names.length >= MAX_NAMES) yield* flush();
    folder = place;
    names.push(isInFolder ? `./${nameOf(found.shown)}` : found.shown);
    return true;
  };
}

function folderOf(path: string): string {
  return path.replace(/\/+$/, "").replace(/\/[^/]*$/, "") || "/";
}

function* called(
  search: Search,
  argv: readonly string[],
  cwd: string | undefined,
): Generator<Wait, number, void> {
  const code = yield* runChild(search.call.process, argv, cwd === undefined ? {} : { cwd });
  if (code !== undefined) return code;
  search.call.process.err(`find: ‘${argv[0]}’: No such file or directory\n`);
  return 127;
}

/** As `ls -dils` shows it. */
function listed({ shown, facts }: Found, files: Search["call"]["files"], nowMs: number): string {
  const size = facts.device ? facts.device.join(", ") : String(facts.size);
  return [
    String(facts.inode).padStart(9),
    String(diskBytes(facts) / 1024).padStart(6),
    modeText(facts),
    String(facts.links).padStart(3),
    userName(files, facts.uid).padEnd(8),
    groupName(files, facts.gid).padEnd(8),
    size.padStart(8),
    listedTime(facts.changedMs, nowMs),
    facts.target === undefined ? shown : `${shown} -> ${facts.target}`,
  ].join(" ") + "\n";
}
