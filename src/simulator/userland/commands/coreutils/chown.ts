/** chown(1) and chgrp(1) as GNU has them. */
import type { FileFacts } from "../../../host/file_tree.ts";
import { refusalOf } from "../../../host/system_error.ts";
import { groupName, userName } from "../account_files.ts";
import type { Call, CommandRecord } from "../command.ts";
import { type OptionTable, UsageError } from "../options.ts";
import { whyNot } from "./copier.ts";
import { quoted } from "./shell_quoting.ts";

const OPTIONS: OptionTable = {
  "c changes": "tell what is changed",
  "f silent": "leave out most complaints",
  "quiet": "the same",
  "v verbose": "tell of every file",
  "dereference": "of a link what it leads to, which is so without it",
  "h no-dereference": "of a link itself",
  "from=CURRENT_OWNER:CURRENT_GROUP": "only of files that belong to these",
  "no-preserve-root": "/ is a folder like any other",
  "preserve-root": "do not change / with all that it holds",
  "reference=RFILE": "whom this file belongs to",
  "R recursive": "folders with all that they hold",
  "H": "with -R: follow links that are named",
  "L": "with -R: follow all links",
  "P": "with -R: follow no links",
};

/** Source: the manual of GNU coreutils 9.4. */
export const chown: CommandRecord = {
  name: "chown",
  about: "Changes whom files belong to",
  usage: ["[OPTION]... [OWNER][:[GROUP]] FILE...", "[OPTION]... --reference=RFILE FILE..."],
  options: OPTIONS,
  run: (call) => runChange(call, (text) => ownersOf(call, text)),
};

/** Source: the manual of GNU coreutils 9.4. */
export const chgrp: CommandRecord = {
  name: "chgrp",
  about: "Changes the group of files",
  usage: ["[OPTION]... GROUP FILE...", "[OPTION]... --reference=RFILE FILE..."],
  options: Object.fromEntries(Object.entries(OPTIONS).filter(([name]) => !name.startsWith("from"))),
  run: (call) =>
    runChange(call, (text) => {
      const gid = text === "" ? undefined : numberIn(call, "/etc/group", text);
      if (text !== "" && gid === undefined) throw new UsageError(`invalid group: ‘${text}’`);
      return { gid, groupText: text };
    }),
};

/** Whom files are given to, and how messages tell them. */
interface Owners {
  uid?: number | undefined;
  gid?: number | undefined;
  userText?: string;
  groupText?: string;
}

function runChange(call: Call, read: (text: string) => Owners): number {
  const reference = call.value("reference");
  const names = [...call.operands];
  const text = reference === undefined ? names.shift() : undefined;
  if (names.length === 0) {
    return call.misused(text === undefined ? "missing operand" : `missing operand after ‘${text}’`);
  }
  try {
    const wish = text === undefined ? ownersOfFile(call, reference!) : read(text);
    const from = call.value("from");
    const before = from === undefined ? {} : ownersOf(call, from);
    for (const name of names) {
      if (call.has("R") && call.has("preserve-root") && /^\/+$/.test(name)) {
        call.complain(`it is dangerous to operate recursively on '/'`);
        call.complain("use --no-preserve-root to override this failsafe");
      } else change(call, { name, isNamed: true }, wish, before);
    }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return call.complain(error.message);
  }
  return call.status;
}

/** What a folder holds comes before the folder. */
function change(call: Call, item: { name: string; isNamed: boolean }, wish: Owners, before: Owners): void {
  const { files } = call;
  const { name, isNamed } = item;
  const path = call.path(name);
  const isDeep = call.has("R");
  const way = call.line.last("H", "L", "P");
  const enters = !isDeep || way === "L" || (way === "H" && isNamed);
  const follows = enters && !call.has("h");
  const facts = follows ? files.status(path) : files.facts(path);
  if (!facts) {
    const why = whyNot(call, name);
    complain(call, `cannot ${files.facts(path) ? "dereference" : "access"} ${quoted(name)}: ${why}`);
    if (call.has("v")) call.out(`failed to change ${subject(wish)} of ${quoted(name)} to ${wished(wish)}\n`);
    return;
  }
  if (isDeep && facts.kind === "folder") {
    let names: string[] = [];
    const unread = refusalOf(() => names = files.listNames(path));
    if (unread !== undefined) complain(call, `cannot read directory ${quoted(name)}: ${unread}`);
    for (const child of names) {
      change(call, { name: `${name.replace(/\/+$/, "")}/${child}`, isNamed: false }, wish, before);
    }
  }
  const isMeant = (before.uid ?? facts.uid) === facts.uid && (before.gid ?? facts.gid) === facts.gid;
  if (!isMeant) return tell(call, name, facts, wish, true);
  const owners = {
    ...(wish.uid === undefined ? {} : { uid: wish.uid }),
    ...(wish.gid === undefined ? {} : { gid: wish.gid }),
  };
  const why = refusalOf(() => files.change(path, owners, { follow: follows }));
  if (why !== undefined) {
    const what = call.name === "chgrp" ? "group" : "ownership";
    complain(call, `changing ${what} of ${quoted(name)}: ${why}`);
  } else tell(call, name, facts, wish, false);
}

function complain(call: Call, message: string): void {
  if (call.has("f", "quiet")) call.status = 1;
  else call.complain(message);
}

/** `changed ownership of 'a' from root:root to ahab:ahab` */
function tell(call: Call, name: string, facts: FileFacts, wish: Owners, isLeft: boolean): void {
  const isSame = isLeft || ((wish.uid ?? facts.uid) === facts.uid && (wish.gid ?? facts.gid) === facts.gid);
  if (!call.has("v") && !(call.has("c") && !isSame)) return;
  const { files } = call;
  const was = [
    ...(wish.uid === undefined ? [] : [userName(files, facts.uid)]),
    ...(wish.gid === undefined ? [] : [groupName(files, facts.gid)]),
  ].join(":");
  const isNothing = was === "";
  if (isSame) call.out(`${subject(wish)} of ${quoted(name)} retained${isNothing ? "" : ` as ${was}`}\n`);
  else call.out(`changed ${subject(wish)} of ${quoted(name)} from ${was} to ${wished(wish)}\n`);
}

function subject(wish: Owners): string {
  return wish.uid === undefined && wish.gid !== undefined ? "group" : "ownership";
}

function wished({ uid, gid, userText, groupText }: Owners): string {
  return [...(uid === undefined ? [] : [userText]), ...(gid === undefined ? [] : [groupText])].join(":");
}

function ownersOfFile(call: Call, name: string): Owners {
  const facts = call.files.status(call.path(name));
  if (!facts) throw new UsageError(`failed to get attributes of ${quoted(name)}: ${whyNot(call, name)}`);
  const group = { gid: facts.gid, groupText: groupName(call.files, facts.gid) };
  return call.name === "chgrp"
    ? group
    : { uid: facts.uid, userText: userName(call.files, facts.uid), ...group };
}

/** `node`, `node:staff`, `1000:1000`, `:staff`, `node:` for the group of node. @throws {UsageError} */
function ownersOf(call: Call, text: string): Owners {
  if (!text.includes(":") && text.includes(".") && numberIn(call, "/etc/passwd", text) === undefined) {
    const colon = text.replace(".", ":");
    const owners = ownersOf(call, colon);
    call.process.err(`${call.name}: warning: '.' should be ':': ‘${text}’\n`);
    return owners;
  }
  const at = text.indexOf(":");
  const user = at < 0 ? text : text.slice(0, at);
  const group = at < 0 ? undefined : text.slice(at + 1);
  const uid = user === "" ? undefined : numberIn(call, "/etc/passwd", user);
  if (user !== "" && uid === undefined) throw new UsageError(`invalid user: ‘${text}’`);
  if (group === undefined || (group === "" && user === "")) return { uid, userText: user };
  if (group === "") {
    const row = rowsOf(call, "/etc/passwd").find(([name]) => name === user);
    if (!row) throw new UsageError(`invalid spec: ‘${text}’`);
    const gid = Number(row[3]);
    return { uid, gid, userText: user, groupText: groupName(call.files, gid) };
  }
  const gid = numberIn(call, "/etc/group", group);
  if (gid === undefined) throw new UsageError(`invalid group: ‘${text}’`);
  return { uid, gid, userText: user, groupText: group };
}

function numberIn(call: Call, path: string, text: string): number | undefined {
  const row = rowsOf(call, path).find(([name]) => name === text);
  return row ? Number(row[2]) : /^\+?\d+$/.test(text) ? Number(text) : undefined;
}

function rowsOf(call: Call, path: string): string[][] {
  return (call.files.read(path) ?? "").split("\n").map((line) => line.split(":"));
}
