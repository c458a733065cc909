/** mv(1) as GNU has it. */
import type { Run, Wait } from "../../../host/process.ts";
import { refusalOf } from "../../../host/system_error.ts";
import type { Call, CommandRecord } from "../command.ts";
import { Copier, type CopySettings, whyNot } from "./copier.ts";
import { DESTINATION_OPTIONS, destinationOf, type Transfer } from "./destination.ts";
import { areSame, backupWords, Replacing, REPLACING_OPTIONS } from "./replacing.ts";
import { removeTree } from "./rm.ts";
import { quoted } from "./shell_quoting.ts";

/** Source: the manual of GNU coreutils 9.4. */
export const mv: CommandRecord = {
  name: "mv",
  about: "Renames files, or moves them into a folder",
  usage: [
    "[OPTION]... [-T] SOURCE DEST",
    "[OPTION]... SOURCE... DIRECTORY",
    "[OPTION]... -t DIRECTORY SOURCE...",
  ],
  options: {
    ...REPLACING_OPTIONS,
    "no-copy": "do not copy where it cannot be renamed",
    ...DESTINATION_OPTIONS,
    "Z context": "does nothing here: there are no security contexts",
  },
  run: runMv,
};

/** Into another file system it goes as `cp -a` would take it. */
const WHOLE: CopySettings = {
  isDeep: true,
  follow: "none",
  keeps: new Set(["mode", "ownership", "timestamps", "links"]),
  makes: "copies",
  isForced: true,
  removesFirst: false,
  isWithoutContent: false,
  isMove: true,
};

function* runMv(call: Call): Run {
  if (call.has("strip-trailing-slashes")) {
    call.operands.forEach((name, at) => call.operands[at] = name.replace(/(?<=.)\/+$/, ""));
  }
  const destination = destinationOf(call);
  if (!destination) return 1;
  const replacing = new Replacing(call);
  for (const transfer of destination.transfers) yield* move(call, transfer, replacing);
  return call.status;
}

function* move(call: Call, transfer: Transfer, replacing: Replacing): Generator<Wait, void, void> {
  const { files } = call;
  const { from, to } = transfer;
  const [path, target] = [call.path(from), call.path(to)];
  const source = files.facts(path);
  if (!source) return void call.complain(`cannot stat ${quoted(from)}: ${whyNot(call, from)}`);
  const there = files.facts(target);
  if (!there && whyNot(call, to) === "Not a directory" && !to.endsWith("/")) {
    return void call.complain(`cannot stat ${quoted(to)}: Not a directory`);
  }
  if (there && areSame(call, path, target, false)) {
    return void call.complain(`${quoted(from)} and ${quoted(to)} are the same file`);
  }
  const clearance = yield* replacing.clear(transfer, source, there);
  if (typeof clearance === "string") return;
  const problem = /(^|\/)\.\.?\/*$/.test(from)
    ? "Device or resource busy"
    : source.kind !== "folder" && to.endsWith("/")
    ? "Not a directory"
    : refusalOf(() => files.rename(path.replace(/\/+$/, ""), target.replace(/(?<=.)\/+$/, "")));
  if (problem === undefined) {
    if (call.has("v")) call.out(`renamed ${quoted(from)} -> ${quoted(to)}${backupWords(clearance)}\n`);
  } else if (problem === "Invalid cross-device link" && !call.has("no-copy")) {
    yield* carry(call, transfer);
  } else call.complain(moveWords(from, to, problem));
}

/** To another file system: a copy, and what was copied is removed. */
function* carry(call: Call, transfer: Transfer): Generator<Wait, void, void> {
  const { files } = call;
  const { from, to } = transfer;
  const [path, target] = [call.path(from), call.path(to).replace(/(?<=.)\/+$/, "")];
  const why = files.facts(target) ? refusalOf(() => files.unlink(target)) : undefined;
  if (why !== undefined) {
    const told = `inter-device move failed: ${quoted(from)} to ${
      quoted(to)
    }; unable to remove target: ${why}`;
    return void call.complain(told);
  }
  if (!(yield* new Copier(call, WHOLE, new Replacing(call)).copy(transfer))) return;
  const facts = files.facts(path);
  const removal = { asking: "never", isDeep: true, takesEmpty: true } as const;
  if (facts) yield* removeTree(call, { name: from, path, facts }, removal);
}

function moveWords(from: string, to: string, problem: string): string {
  return problem === "Invalid argument"
    ? `cannot move ${quoted(from)} to a subdirectory of itself, ${quoted(to)}`
    : `cannot move ${quoted(from)} to ${quoted(to)}: ${problem}`;
}
