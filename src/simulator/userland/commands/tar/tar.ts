/** tar(1) as GNU has it. */
import { bytesOf, textOf } from "../../../host/byte_text.ts";
import { readAll, type Run, type Wait } from "../../../host/process.ts";
import { refusalOf } from "../../../host/system_error.ts";
import { decodeTar, encodeTar, type TarEntry } from "../../../host/tar_archive.ts";
import type { Call, CommandRecord } from "../command.ts";
import { isPacked, packed, unpacked } from "../text_tools/gzip_data.ts";
import { entriesOf } from "./entries.ts";
import { extract } from "./extraction.ts";
import { isWanted, listingLine, shortened } from "./members.ts";
import { TarFailure } from "./tar_failure.ts";

/** Source: the manual of GNU tar 1.35. */
export const tar: CommandRecord = {
  name: "tar",
  about: "Packs files into an archive, and unpacks them",
  usage: ["-c|-x|-t|-r [OPTION]... [FILE]..."],
  usageCode: 64,
  options: {
    "a auto-compress": "pack as the name of the archive tells: .tar.gz, .tgz",
    "c create": "make an archive",
    "C directory=DIR": "the folder to work in",
    "d diff": "not known here",
    "exclude=PATTERN": "leave these out",
    "f file=ARCHIVE": "the archive; - is standard input or output, which it is without it",
    "h dereference": "what links lead to instead of them",
    "j bzip2": "packed by bzip2, which is not there",
    "J xz": "packed by xz, which is not there",
    "k keep-old-files": "replace nothing",
    "m touch": "files get the time of now",
    "no-same-owner": "files belong to who unpacks them",
    "numeric-owner": "numbers instead of names of users and groups",
    "O to-stdout": "write files to standard output instead",
    "owner=NAME": "does nothing here",
    "p preserve-permissions": "rights as they are in the archive, whatever the mask says",
    "r append": "add to an archive",
    "same-owner": "owners as they are in the archive, which is so for root",
    "strip-components=NUMBER": "without so many folders at the beginning of names",
    "t list": "list what is in it",
    "T files-from=FILE": "the names are in this file, one a line",
    "v verbose": "tell the names; with -t all that is known",
    "wildcards": "names to unpack are patterns",
    "x extract": "unpack it",
    "z gzip": "packed by gzip",
  },
  rewrite: withDashes,
  run: runTar,
};

/** `czf x.tgz d` is `-c -z -f x.tgz d`: letters first, their values after them. */
function withDashes(words: string[]): string[] {
  const [letters = "", ...rest] = words;
  if (letters.startsWith("-") || !/^[a-zA-Z]+$/.test(letters)) return words;
  const given = [...letters].flatMap((letter) =>
    VALUED.has(letter) ? [`-${letter}`, rest.shift()] : [`-${letter}`]
  );
  return [...given.filter((word) => word !== undefined), ...rest];
}

const BLOCK_BYTES = 512;
const VALUED = new Set(["f", "C", "T"]);
const MODES = ["c", "d", "r", "t", "x"];
const USAGE_HINT = "Try 'tar --help' or 'tar --usage' for more information.\n";

function* runTar(call: Call): Run {
  const modes = MODES.filter((letter) => call.has(letter));
  const problem = modes.length === 0
    ? "You must specify one of the '-Acdtrux', '--delete' or '--test-label' options"
    : modes.length > 1
    ? "You may not specify more than one '-Acdtrux', '--delete' or  '--test-label' option"
    : undefined;
  if (problem !== undefined) {
    call.complain(problem, 2);
    call.process.err(USAGE_HINT);
    return 2;
  }
  try {
    const packer = call.has("j") ? "bzip2" : call.has("J") ? "xz" : undefined;
    if (packer !== undefined) throw TarFailure.ofChild(packer);
    if (call.has("d")) throw new TarFailure("-d is not known here");
    yield* worked(call);
  } catch (error) {
    if (!(error instanceof TarFailure)) throw error;
    call.process.err(error.told);
    return 2;
  }
  if (call.status !== 0) call.complain("Exiting with failure status due to previous errors", 2);
  return call.status;
}

function* worked(call: Call): Generator<Wait, void, void> {
  const folder = folderOf(call);
  const names = [...call.operands, ...(yield* namesFromFile(call))];
  if (call.has("c")) return create(call, folder, names, []);
  const entries = yield* readArchive(call);
  if (call.has("r")) return create(call, folder, names, entries);
  const found = new Set<string>();
  const shown: TarEntry[] = [];
  for (const entry of entries) {
    const wanted = isWanted(call, entry.name, names, found);
    const name = wanted ? shortened(call, entry.name) : undefined;
    if (name === undefined) continue;
    if (call.has("t")) call.out(call.has("v") ? listingLine(call, entry) : `${entry.name}\n`);
    else {
      if (call.has("v")) (call.has("O") ? call.process.err : call.process.out)(`${entry.name}\n`);
      shown.push({ ...entry, name });
    }
  }
  if (call.has("x")) extract(call, folder, shown);
  for (const name of names.filter((one) => !found.has(one))) {
    call.complain(`${name}: Not found in archive`, 2);
  }
}

/** One `-C` begins where the one before led to. */
function folderOf(call: Call): string {
  let folder = call.process.cwd;
  for (const name of call.line.values("C")) {
    folder = name.startsWith("/") ? name : `${folder.replace(/\/$/, "")}/${name}`;
    const why = refusalOf(() => call.files.listNames(folder));
    if (why !== undefined) throw TarFailure.ofOpening(name, why);
  }
  return call.files.realPath(folder);
}

function* namesFromFile(call: Call): Generator<Wait, string[], void> {
  const name = call.value("T");
  if (name === undefined) return [];
  const text = name === "-" ? yield* readAll(call.process) : call.files.read(call.path(name));
  if (text === undefined) throw TarFailure.ofOpening(name, "No such file or directory");
  return text.split("\n").filter((line) => line !== "");
}

function create(call: Call, folder: string, names: readonly string[], before: readonly TarEntry[]): void {
  if (names.length === 0 && call.has("c")) {
    call.complain("Cowardly refusing to create an empty archive", 2);
    call.process.err(USAGE_HINT);
    throw new TarFailure();
  }
  const file = call.value("f") ?? "-";
  const path = file === "-" ? undefined : call.path(file);
  const refusal = path === undefined ? undefined : refusalOf(() => {
    if (!call.files.exists(path)) call.files.makeNode(path, "file", 0o666);
    else if (call.files.isFolder(path)) call.files.readText(path);
  });
  if (refusal !== undefined) throw TarFailure.ofOpening(file, refusal);
  const entries = [...before, ...entriesOf(call, folder, names, path)];
  const isSmall = call.has("z") || (call.has("a") && /\.(gz|tgz|taz)$/.test(file));
  const bytes = encodeTar(entries);
  const text = textOf(isSmall ? packed(bytes, { level: 6 }) : bytes);
  const why = path === undefined ? void call.out(text) : refusalOf(() => call.files.write(path, text));
  if (why !== undefined) throw TarFailure.ofOpening(file, why);
}

function* readArchive(call: Call): Generator<Wait, TarEntry[], void> {
  const file = call.value("f") ?? "-";
  let text = "";
  if (file === "-") text = yield* readAll(call.process);
  else {
    const why = refusalOf(() => text = call.files.readText(call.path(file)));
    if (why === "Is a directory") {
      call.complain(`${file}: Cannot read: ${why}`, 2);
      throw new TarFailure("At beginning of tape, quitting now", true);
    }
    if (why !== undefined) throw TarFailure.ofOpening(file, why);
  }
  let bytes: Uint8Array = bytesOf(text);
  if (call.has("z") || (isPacked(bytes) && file !== "-")) {
    const result = unpacked(bytes);
    if (result.problem !== undefined) {
      call.process.err(`\ngzip: stdin: ${result.problem}\n`);
      throw new TarFailure("Child returned status 1", true);
    }
    bytes = result.bytes;
  } else if (isPacked(bytes)) throw new TarFailure("Archive is compressed. Use -z option", true);
  try {
    if (bytes.length < BLOCK_BYTES && !(bytes.length === 0 && call.has("r"))) throw new RangeError("nothing");
    return decodeTar(bytes);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    if (error.message === "short read") {
      call.complain("Unexpected EOF in archive", 2);
      throw new TarFailure(undefined, true);
    }
    call.complain("This does not look like a tar archive", 2);
    throw new TarFailure("Exiting with failure status due to previous errors");
  }
}
