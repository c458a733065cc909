/** ln(1) as GNU has it. */
import { absolutePath, type Run, type Wait } from "../../../host/process.ts";
import { attempt, refusalOf } from "../../../host/system_error.ts";
import type { Call, CommandRecord } from "../command.ts";
import { isAgreed } from "./asking.ts";
import { BACKUP_OPTIONS, backupName } from "./backup.ts";
import { whyNot } from "./copier.ts";
import { DESTINATION_OPTIONS, destinationOf, nameIn, type Transfer } from "./destination.ts";
import { ownPath } from "./replacing.ts";
import { quoted } from "./shell_quoting.ts";

/** Source: the manual of GNU coreutils 9.4. */
export const ln: CommandRecord = {
  name: "ln",
  about: "Gives a file another name, or makes a link to it",
  usage: [
    "[OPTION]... [-T] TARGET LINK_NAME",
    "[OPTION]... TARGET",
    "[OPTION]... TARGET... DIRECTORY",
    "[OPTION]... -t DIRECTORY TARGET...",
  ],
  options: {
    ...BACKUP_OPTIONS,
    "d directory": "does nothing here: folders have one name",
    "F": "the same",
    "f force": "replace what is there",
    "i interactive": "ask before something is replaced",
    "L logical": "of a link that is named: what it leads to",
    "n no-dereference": "a link to a folder is a name like any other",
    "P physical": "of a link that is named: itself",
    "r relative": "with -s: tell the way from the link to the file",
    "s symbolic": "a link that tells the other's name",
    ...DESTINATION_OPTIONS,
    "v verbose": "tell what is made",
  },
  run: runLn,
};

function* runLn(call: Call): Run {
  if (call.has("r") && !call.has("s")) return call.complain("cannot do --relative without --symbolic");
  const transfers = transfersOf(call);
  for (const transfer of transfers ?? []) yield* link(call, transfer);
  return transfers ? call.status : 1;
}

function transfersOf(call: Call): readonly Transfer[] | undefined {
  const [only, ...more] = call.operands;
  if (only !== undefined && more.length === 0 && !call.has("t", "T")) {
    return [{ from: only, to: nameIn(".", only) }];
  }
  const isFolder = (name: string) =>
    call.files.isFolder(call.path(name)) &&
    !(call.has("n") && call.files.facts(call.path(name))?.kind === "link");
  return destinationOf(call, isFolder)?.transfers;
}

function* link(call: Call, transfer: Transfer): Generator<Wait, void, void> {
  const { from, to } = transfer;
  const { files } = call;
  const isSymbolic = call.has("s");
  if (!isSymbolic) {
    const facts = call.has("L") ? files.status(call.path(from)) : files.facts(call.path(from));
    if (!facts) return void call.complain(`failed to access ${quoted(from)}: ${whyNot(call, from)}`);
    if (facts.kind === "folder") return void call.complain(`${from}: hard link not allowed for directory`);
  }
  const cleared = yield* clear(call, transfer);
  if (!cleared) return;
  const path = call.path(to);
  const text = call.has("r") ? wayFrom(call, to, from) : from;
  const existing = call.has("L") ? attempt(() => files.realPath(call.path(from))) : undefined;
  const why = isSymbolic && text === ""
    ? "No such file or directory"
    : to.endsWith("/") && files.facts(path.replace(/\/+$/, ""))
    ? "File exists"
    : refusalOf(() =>
      isSymbolic ? files.makeLink(path, text) : files.makeName(path, existing ?? call.path(from))
    );
  if (why === undefined) {
    const kept = cleared.backup === undefined ? "" : `${quoted(cleared.backup)} ~ `;
    if (call.has("v")) call.out(`${kept}${quoted(to)} ${isSymbolic ? "->" : "=>"} ${quoted(text)}\n`);
    return;
  }
  const tail = isSymbolic
    ? text === "" ? ` -> ${quoted(text)}` : ""
    : why === "File exists"
    ? ""
    : ` => ${quoted(from)}`;
  call.complain(`failed to create ${isSymbolic ? "symbolic" : "hard"} link ${quoted(to)}${tail}: ${why}`);
}

/** Takes away what is in the way, if that is wanted; undefined: it stays, and nothing is made. */
function* clear(call: Call, { from, to }: Transfer): Generator<Wait, { backup?: string } | undefined, void> {
  const { files } = call;
  const path = call.path(to);
  const there = files.facts(path);
  const isReplacing = call.has("f", "i", "b", "backup", "S");
  if (!there || !isReplacing) return {};
  if (there.kind === "folder") {
    call.complain(`${to}: cannot overwrite directory`);
    return undefined;
  }
  if (ownPath(call, call.path(from)) === ownPath(call, path)) {
    call.complain(`${quoted(from)} and ${quoted(to)} are the same file`);
    return undefined;
  }
  if (call.line.last("f", "i") === "i" && !(yield* isAgreed(call, `replace ${quoted(to)}`))) return undefined;
  const backup = backupName(call, to);
  const why = refusalOf(() =>
    backup === undefined ? files.unlink(path) : files.rename(path, call.path(backup))
  );
  if (why === undefined) return backup === undefined ? {} : { backup };
  call.complain(`cannot ${backup === undefined ? "remove" : "backup"} ${quoted(to)}: ${why}`);
  return undefined;
}

/** `../d/x` for a link in `s` that leads to `d/x`. */
function wayFrom(call: Call, link: string, target: string): string {
  const start = ownPath(call, call.path(link)).split("/").slice(0, -1).filter((name) => name !== "");
  const full = attempt(() => call.files.realPath(call.path(target))) ??
    absolutePath("/", ownPath(call, call.path(target)));
  const end = full.split("/").filter((name) => name !== "");
  let common = 0;
  while (common < start.length && start[common] === end[common]) common++;
  return [...start.slice(common).map(() => ".."), ...end.slice(common)].join("/") || ".";
}
