import type { FileFacts } from "../../../host/file_tree.ts";
import type { Run, Wait } from "../../../host/process.ts";
import { refusalOf } from "../../../host/system_error.ts";
import { type Call, type CommandRecord, programOf } from "../command.ts";
import { isGnu } from "../coreutils.ts";
import { UsageError } from "../options.ts";
import { outcome, parseExpression } from "./find_expression.ts";
import { type Found, Search, type Test } from "./search.ts";

export const find: CommandRecord = {
  name: "find",
  about: "Looks for files in folders, and does something with those that fit",
  usage: ["[-H] [-L] [-P] [PATH]... [EXPRESSION]"],
  options: {},
  readsOwnWords: true,
  notes: "Tests: -name -iname -path -regex -type -size -perm -user -mtime -newer -empty and more. " +
    "Actions: -print -print0 -printf -ls -exec -delete -prune -quit. Joined by -a, -o, !, and brackets.",
  *run(call: Call): Run {
    const search = new Search(call);
    const words = [...call.operands];
    for (let word = words[0]; /^-([HLP]|O\d|D)$/.test(word ?? ""); word = words[0]) {
      if (words.shift() === "-D") words.shift();
      search.follows = word === "-L" ? "all" : word === "-H" ? "given" : "none";
    }
    const first = words.findIndex((word) => /^-./.test(word) || "(),!".includes(word));
    const roots = first < 0 ? words : words.slice(0, first);
    let test: Test;
    try {
      test = parseExpression(first < 0 ? [] : words.slice(first), search);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      return call.complain(error.message);
    }
    for (const root of roots.length > 0 ? roots : ["."]) {
      yield* from(search, root, test);
      if (search.isOver) break;
    }
    for (const end of search.atEnd) yield* end();
    return call.status;
  },
};

export const findProgram = programOf(find);

function* from(search: Search, root: string, test: Test): Generator<Wait, void, void> {
  const { call } = search;
  const path = call.path(root);
  const facts = factsAt(search, path, 0);
  if (!facts) {
    const why = refusalOf(() => call.files.nodeAt(path)) ?? "No such file or directory";
    call.complain(`${isGnu(call.process) ? `‘${root}’` : root}: ${why}`);
    return;
  }
  yield* visit(search, { shown: root, path, root, depth: 0, facts }, test);
}

function factsAt(search: Search, path: string, depth: number): FileFacts | undefined {
  const { files } = search.call;
  const isFollowed = search.follows === "all" || (search.follows === "given" && depth === 0);
  return isFollowed ? files.status(path) ?? files.facts(path) : files.facts(path);
}

function* visit(search: Search, found: Found, test: Test): Generator<Wait, void, void> {
  const isAsked = found.depth >= search.minDepth;
  search.isPruned = false;
  if (isAsked && !search.isDepthFirst) yield* outcome(test, found);
  if (found.facts.kind === "folder" && found.depth < search.maxDepth && !search.isPruned && !search.isOver) {
    yield* inside(search, found, test);
  }
  if (isAsked && search.isDepthFirst && !search.isOver) yield* outcome(test, found);
}

function* inside(search: Search, found: Found, test: Test): Generator<Wait, void, void> {
  const { call } = search;
  let names: string[] = [];
  const why = refusalOf(() => names = call.files.listNames(found.path));
  if (why !== undefined) call.complain(`‘${found.shown}’: ${why}`);
  for (const name of names) {
    const path = `${found.path === "/" ? "" : found.path.replace(/\/$/, "")}/${name}`;
    const facts = factsAt(search, path, found.depth + 1);
    if (!facts) continue;
    const shown = `${found.shown.endsWith("/") ? found.shown : `${found.shown}/`}${name}`;
    yield* visit(search, { shown, path, root: found.root, depth: found.depth + 1, facts }, test);
    if (search.isOver) return;
  }
}
