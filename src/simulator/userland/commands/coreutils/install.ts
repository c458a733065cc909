/** install(1) as GNU has it. */
import type { Run } from "../../../host/process.ts";
import { refusalOf } from "../../../host/system_error.ts";
import { accountNamed, groupNumber } from "../account_files.ts";
import type { Call, CommandRecord } from "../command.ts";
import { BACKUP_OPTIONS } from "./backup.ts";
import { Copier } from "./copier.ts";
import { DESTINATION_OPTIONS, destinationOf, type Transfer } from "./destination.ts";
import { changedMode } from "./mode_change.ts";
import { Replacing } from "./replacing.ts";
import { quoted } from "./shell_quoting.ts";

/** Source: the manual of GNU coreutils 9.4. */
export const install: CommandRecord = {
  name: "install",
  about: "Copies files and gives them rights, or makes folders",
  usage: ["[OPTION]... [-T] SOURCE DEST", "[OPTION]... SOURCE... DIRECTORY", "[OPTION]... -d DIRECTORY..."],
  options: {
    ...BACKUP_OPTIONS,
    "c": "does nothing here",
    "C compare": "leave a file alone that is the same already",
    "d directory": "the operands are folders to make",
    "D": "make the folders above the target first",
    "g group=GROUP": "it belongs to this group",
    "m mode=MODE": "with these rights, instead of rwxr-xr-x",
    "o owner=OWNER": "it belongs to this user",
    "p preserve-timestamps": "with the times of the source",
    ...DESTINATION_OPTIONS,
    "v verbose": "tell what is done",
  },
  run: runInstall,
};

const USUAL_MODE = 0o755;

/** What is given to each file or folder. */
interface Rights {
  mode: number;
  uid?: number;
  gid?: number;
}

function* runInstall(call: Call): Run {
  if (call.has("d") && call.has("t")) {
    return call.complain("target directory not allowed when installing a directory");
  }
  const rights = rightsOf(call);
  if (typeof rights === "string") return call.complain(rights);
  if (call.has("d")) return installFolders(call, rights);
  const folder = call.value("t");
  if (call.has("D") && call.operands.length > 0) {
    const last = folder ?? call.operands.at(-1)!;
    const above = folder ??
      (call.operands.length === 2 ? last.slice(0, Math.max(0, last.lastIndexOf("/"))) : "");
    if (above !== "" && !makeFolders(call, above)) return call.status;
  }
  const destination = destinationOf(call);
  if (!destination) return 1;
  const copier = new Copier(call, {
    isDeep: false,
    follow: "all",
    keeps: new Set(call.has("p") ? ["timestamps"] : []),
    makes: "copies",
    isForced: false,
    removesFirst: true,
    isWithoutContent: false,
    isMove: false,
  }, new Replacing(call));
  for (const transfer of destination.transfers) {
    if (call.files.isFolder(call.path(transfer.from))) {
      call.complain(`omitting directory ${quoted(transfer.from)}`);
    } else if (!(call.has("C") && isSame(call, transfer, rights)) && (yield* copier.copy(transfer))) {
      give(call, transfer.to, rights);
    }
  }
  return call.status;
}

/** Or what is wrong with them. */
function rightsOf(call: Call): Rights | string {
  const [text, owner, group] = [call.value("m"), call.value("o"), call.value("g")];
  const mode = text === undefined ? USUAL_MODE : changedMode(0, text, { isFolder: call.has("d") });
  if (mode === undefined) return `invalid mode ‘${text}’`;
  const number = (name: string) => /^\d+$/.test(name) ? Number(name) : undefined;
  const uid = owner === undefined ? undefined : accountNamed(call.files, owner)?.uid ?? number(owner);
  if (owner !== undefined && uid === undefined) return `invalid user ‘${owner}’`;
  const gid = group === undefined ? undefined : groupNumber(call.files, group) ?? number(group);
  if (group !== undefined && gid === undefined) return `invalid group ‘${group}’`;
  return { mode, ...(uid === undefined ? {} : { uid }), ...(gid === undefined ? {} : { gid }) };
}

function installFolders(call: Call, rights: Rights): number {
  if (call.operands.length === 0) return call.misused("missing file operand");
  for (const name of call.operands) if (makeFolders(call, name)) give(call, name, rights);
  return call.status;
}

/** A folder and those above it; false, and complained of: it cannot be there. */
function makeFolders(call: Call, name: string): boolean {
  const parts = name.replace(/(?<=.)\/+$/, "").split("/");
  for (let at = 1; at <= parts.length; at++) {
    const part = parts.slice(0, at).join("/");
    const path = call.path(part);
    if (part === "" || call.files.isFolder(path)) continue;
    const why = refusalOf(() => call.files.makeNode(path, "folder", USUAL_MODE));
    if (why !== undefined) {
      call.complain(`cannot create directory ‘${part}’: ${why}`);
      return false;
    }
    call.files.change(path, { mode: USUAL_MODE });
    if (call.has("v")) call.out(`install: creating directory ${quoted(part)}\n`);
  }
  return true;
}

function isSame(call: Call, { from, to }: Transfer, { mode, uid, gid }: Rights): boolean {
  const { files } = call;
  const facts = files.facts(call.path(to));
  return facts?.kind === "file" && facts.mode === mode && (uid ?? facts.uid) === facts.uid &&
    (gid ?? facts.gid) === facts.gid && files.read(call.path(from)) === files.read(call.path(to));
}

function give(call: Call, name: string, { mode, ...owners }: Rights): void {
  const path = call.path(name);
  const why = refusalOf(() => Object.keys(owners).length > 0 && call.files.change(path, owners));
  if (why !== undefined) call.complain(`cannot change ownership of ${quoted(name)}: ${why}`);
  const refused = refusalOf(() => call.files.change(path, { mode }));
  if (refused !== undefined) call.complain(`cannot change permissions of ${quoted(name)}: ${refused}`);
}
