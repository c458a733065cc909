/** cp(1) as GNU has it. */
import type { Run } from "../../../host/process.ts";
import { refusalOf } from "../../../host/system_error.ts";
import type { Call, CommandRecord } from "../command.ts";
import { UsageError } from "../options.ts";
import { Copier, type CopySettings, type Kept, whyNot } from "./copier.ts";
import { DESTINATION_OPTIONS, destinationOf, type Transfer } from "./destination.ts";
import { Replacing, REPLACING_OPTIONS } from "./replacing.ts";
import { quoted } from "./shell_quoting.ts";

/** Source: the manual of GNU coreutils 9.4. */
export const cp: CommandRecord = {
  name: "cp",
  about: "Copies files and folders",
  usage: [
    "[OPTION]... [-T] SOURCE DEST",
    "[OPTION]... SOURCE... DIRECTORY",
    "[OPTION]... -t DIRECTORY SOURCE...",
  ],
  options: {
    "a archive": "the same as -dR --preserve=all",
    "attributes-only": "rights, owners and times without content",
    ...REPLACING_OPTIONS,
    "copy-contents": "does nothing here: what devices say is not copied",
    "d": "the same as --no-dereference --preserve=links",
    "H": "follow links that are named",
    "l link": "names of the same file instead of copies",
    "L dereference": "follow all links",
    "P no-dereference": "copy links themselves",
    "p": "the same as --preserve=mode,ownership,timestamps",
    "preserve[=ATTR_LIST]": "keep mode, ownership, timestamps, links or all",
    "no-preserve=ATTR_LIST": "do not keep them",
    "parents": "with the folders that the name of the source tells",
    "r recursive": "folders with all that they hold",
    "R": "the same",
    "reflink[=WHEN]": "does nothing here: all copies are light",
    "remove-destination": "remove what is there first",
    "s symbolic-link": "links instead of copies",
    "sparse=WHEN": "does nothing here",
    ...DESTINATION_OPTIONS,
    "x one-file-system": "does nothing here",
    "Z": "does nothing here: there are no security contexts",
  },
  run: runCp,
};

const KEPT: readonly Kept[] = ["mode", "timestamps", "ownership", "links"];
const ATTRIBUTES = ["mode", "timestamps", "ownership", "links", "context", "xattr", "all"];

function* runCp(call: Call): Run {
  const settings = settingsOf(call);
  if (call.has("strip-trailing-slashes")) {
    call.operands.forEach((name, at) => call.operands[at] = name.replace(/(?<=.)\/+$/, ""));
  }
  const destination = destinationOf(call);
  if (!destination) return 1;
  if (call.has("n")) call.process.err(`cp: warning: ${NO_CLOBBER_WARNING}\n`);
  const copier = new Copier(call, settings, new Replacing(call));
  for (const transfer of destination.transfers) {
    const whole = call.has("parents") ? withParents(call, transfer, destination.folder) : transfer;
    if (whole) yield* copier.copy(whole);
  }
  return call.status;
}

/** Debian and Ubuntu have it so since 9.4. */
const NO_CLOBBER_WARNING =
  "behavior of -n is non-portable and may change in future; use --update=none instead";

/** @throws {UsageError} */
function settingsOf(call: Call): CopySettings {
  const isDeep = call.has("r", "R", "a");
  const way = call.line.last("a", "d", "H", "L", "P");
  const isNone = way === "a" || way === "d" || way === "P" || (way === undefined && isDeep);
  return {
    isDeep,
    follow: way === "H" ? "named" : isNone ? "none" : "all",
    keeps: keptOf(call),
    makes: call.has("s") ? "links" : call.has("l") ? "names" : "copies",
    isForced: call.has("f"),
    removesFirst: call.has("remove-destination"),
    isWithoutContent: call.has("attributes-only"),
    isMove: false,
  };
}

function keptOf(call: Call): Set<Kept> {
  const kept = new Set<Kept>();
  for (const { key, value } of call.line.all("a", "d", "p", "preserve", "no-preserve")) {
    const list = key === "a"
      ? ["all"]
      : key === "d"
      ? ["links"]
      : value === ""
      ? ["mode", "ownership", "timestamps"]
      : value.split(",");
    const unknown = list.find((one) => !ATTRIBUTES.includes(one));
    if (unknown !== undefined) throw new UsageError(unknownAttribute(key, unknown));
    for (const one of KEPT.filter((name) => list.includes(name) || list.includes("all"))) {
      if (key === "no-preserve") kept.delete(one);
      else kept.add(one);
    }
  }
  return kept;
}

function unknownAttribute(option: string, value: string): string {
  const valid = ATTRIBUTES.map((one) => `\n  - ‘${one}’`).join("");
  return `invalid argument ‘${value}’ for ‘--${option}’\nValid arguments are:${valid}`;
}

/** `--parents`: `d/e/y` becomes `sub/d/e/y`, and the folders are made. */
function withParents(call: Call, { from }: Transfer, folder: string | undefined): Transfer | undefined {
  if (folder === undefined) {
    call.misused("with --parents, the destination must be a directory");
    return undefined;
  }
  if (!call.files.facts(call.path(from))) {
    call.complain(`cannot stat ${quoted(from)}: ${whyNot(call, from)}`);
    return undefined;
  }
  const to = `${folder.replace(/\/+$/, "")}/${from.replace(/^\/+/, "")}`;
  const parts = from.split("/").filter((part) => part !== "").slice(0, -1);
  for (let at = 1; at <= parts.length; at++) {
    const inner = parts.slice(0, at).join("/");
    const name = `${folder.replace(/\/+$/, "")}/${inner}`;
    if (call.files.isFolder(call.path(name))) continue;
    const why = refusalOf(() => call.files.makeNode(call.path(name), "folder", 0o777));
    if (why !== undefined) {
      call.complain(`cannot make directory ${quoted(name)}: ${why}`);
      return undefined;
    }
    if (call.has("v")) call.out(`${inner} -> ${name}\n`);
  }
  return { from, to };
}
