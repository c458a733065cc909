/** What find may ask of a file. Source: the manual of GNU findutils 4.9. */
import type { FileFacts } from "../../../host/file_tree.ts";
import { globMatcher } from "../../shell/glob.ts";
import { accountNamed, groupName, groupNumber, userName } from "../account_files.ts";
import { parseDate } from "../coreutils/date_input.ts";
import { changedMode } from "../coreutils/mode_change.ts";
import { UsageError } from "../options.ts";
import { matcherOf, PatternError, posixPattern } from "../text_tools/posix_pattern.ts";
import type { Leaf, Words } from "./find_expression.ts";
import { type Found, nameOf, type Search, type Test } from "./search.ts";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

export const TESTS: Readonly<Record<string, Leaf>> = {
  "-true": () => () => true,
  "-false": () => () => false,
  "-name": (words) => named(words, ({ shown }) => nameOf(shown)),
  "-iname": (words) => named(words, ({ shown }) => nameOf(shown), true),
  "-path": (words) => named(words, ({ shown }) => shown),
  "-wholename": (words) => named(words, ({ shown }) => shown),
  "-ipath": (words) => named(words, ({ shown }) => shown, true),
  "-lname": (words) => named(words, ({ facts }) => facts.target),
  "-regex": (words, search) => fitting(words, search, "u"),
  "-iregex": (words, search) => fitting(words, search, "ui"),
  "-regextype": (words, search) => {
    regexTypes.set(search, words.value());
    return () => true;
  },
  "-type": (words) => typed(words, ({ facts }) => facts.kind),
  "-xtype": (words, { call }) => typed(words, ({ path, facts }) => (call.files.status(path) ?? facts).kind),
  "-empty": (_words, { call }) => ({ path, facts }) =>
    facts.kind === "folder" ? call.files.list(path).length === 0 : facts.kind === "file" && facts.size === 0,
  "-size": sized,
  "-perm": permitted,
  "-user": (words, { call }) => {
    const name = words.value();
    const uid = accountNamed(call.files, name)?.uid ?? (/^\d+$/.test(name) ? Number(name) : undefined);
    if (uid === undefined) throw new UsageError(`‘${name}’ is not the name of a known user`);
    return ({ facts }) => facts.uid === uid;
  },
  "-group": (words, { call }) => {
    const name = words.value();
    const gid = groupNumber(call.files, name);
    if (gid === undefined) throw new UsageError(`‘${name}’ is not the name of an existing group`);
    return ({ facts }) => facts.gid === gid;
  },
  "-nouser": (_words, { call }) => ({ facts }) => /^\d+$/.test(userName(call.files, facts.uid)),
  "-nogroup": (_words, { call }) => ({ facts }) => /^\d+$/.test(groupName(call.files, facts.gid)),
  "-uid": (words) => counted(words, ({ facts }) => facts.uid),
  "-gid": (words) => counted(words, ({ facts }) => facts.gid),
  "-links": (words) => counted(words, ({ facts }) => facts.links),
  "-inum": (words) => counted(words, ({ facts }) => facts.inode),
  "-samefile": (words, { call }) => {
    const inode = factsOf(words, call).inode;
    return ({ facts }) => facts.inode === inode;
  },
  "-newer": newer,
  "-anewer": newer,
  "-cnewer": newer,
  "-newermt": (words, search) => {
    const text = words.value();
    const ms = parseDate(text, { nowMs: search.nowMs, zone: search.call.process.env["TZ"] ?? "UTC" })?.ms;
    if (ms === undefined) {
      throw new UsageError(`I cannot figure out how to interpret ‘${text}’ as a date or time`);
    }
    return ({ facts }) => facts.changedMs > ms;
  },
  "-mtime": (words, { nowMs }) => aged(words, nowMs, DAY_MS),
  "-atime": (words, { nowMs }) => aged(words, nowMs, DAY_MS),
  "-ctime": (words, { nowMs }) => aged(words, nowMs, DAY_MS, ({ statusMs }) => statusMs),
  "-mmin": (words, { nowMs }) => aged(words, nowMs, MINUTE_MS),
  "-amin": (words, { nowMs }) => aged(words, nowMs, MINUTE_MS),
  "-cmin": (words, { nowMs }) => aged(words, nowMs, MINUTE_MS, ({ statusMs }) => statusMs),
  "-readable": (_words, { call }) => ({ path, facts }) =>
    call.files.refusalTo(facts.kind === "folder" ? "list" : "read", path) === undefined,
  "-writable": (_words, { call }) => ({ path, facts }) =>
    (facts.kind === "folder" ? call.files.folderRefusal(path) : call.files.refusal(path)) === undefined,
  "-executable": (_words, { call }) => ({ facts }) =>
    (facts.mode & 0o111) !== 0 || (call.files.uid === 0 && facts.kind === "folder"),
  "-maxdepth": (words, search) => {
    search.maxDepth = depth(words);
    return () => true;
  },
  "-mindepth": (words, search) => {
    search.minDepth = depth(words);
    return () => true;
  },
  "-depth": (_words, search) => {
    search.isDepthFirst = true;
    return () => true;
  },
  "-d": (words, search) => TESTS["-depth"]!(words, search),
  "-mount": () => () => true,
  "-xdev": () => () => true,
  "-noleaf": () => () => true,
  "-daystart": () => () => true,
  "-follow": (_words, search) => {
    search.follows = "all";
    return () => true;
  },
};

const regexTypes = new WeakMap<Search, string>();

function named(words: Words, text: (found: Found) => string | undefined, ignoreCase = false): Test {
  const fits = globMatcher(words.value(), { ignoreCase });
  return (found) => {
    const given = text(found);
    return given !== undefined && fits(given);
  };
}

function fitting(words: Words, search: Search, flags: string): Test {
  const pattern = words.value();
  const type = regexTypes.get(search) ?? "emacs";
  const isExtended = /extended|egrep|awk/.test(type);
  try {
    const source = posixPattern(
      type === "emacs" || type === "findutils-default" ? ofEmacs(pattern) : pattern,
      {
        isExtended,
      },
    );
    const expression = matcherOf(`^(?:${source})$`, `${flags}s`);
    return ({ shown }) => expression.test(shown);
  } catch (error) {
    if (!(error instanceof PatternError || error instanceof SyntaxError)) throw error;
    throw new UsageError(`failed to compile regular expression '${pattern}': ${error.message}`);
  }
}

/** In emacs `+` and `?` have a meaning without a backslash. */
function ofEmacs(pattern: string): string {
  return pattern.replace(
    /\\.|\[\^?\]?[^\]]*\]|[+?]/gs,
    (part) => part === "+" || part === "?" ? `\\${part}` : part,
  );
}

const TYPES: Readonly<Record<string, FileFacts["kind"]>> = {
  f: "file",
  d: "folder",
  l: "link",
  c: "character",
  b: "block",
  p: "pipe",
  s: "socket",
};

function typed(words: Words, kind: (found: Found) => FileFacts["kind"]): Test {
  const text = words.value();
  const kinds = text.split(",").map((letter) => {
    const found = TYPES[letter];
    if (letter.length > 1) {
      throw new UsageError(`Must separate multiple arguments to ${words.name} using: ','`);
    }
    if (!found) throw new UsageError(`Unknown argument to ${words.name}: ${letter}`);
    return found;
  });
  return (found) => kinds.includes(kind(found));
}

/** `5`, `+5` for more, `-5` for less. */
function comparison(text: string): ((value: number) => boolean) | undefined {
  const match = /^([-+]?)(\d+(?:\.\d+)?)$/.exec(text);
  if (!match) return undefined;
  const limit = Number(match[2]);
  if (match[1] === "+") return (value) => value > limit;
  return match[1] === "-" ? (value) => value < limit : (value) => value === limit;
}

function counted(words: Words, count: (found: Found) => number): Test {
  const text = words.value();
  const fits = comparison(text);
  if (!fits) throw new UsageError(`non-numeric argument to ${words.name}: ‘${text}’`);
  return (found) => fits(count(found));
}

function aged(
  words: Words,
  nowMs: number,
  unitMs: number,
  time: (facts: FileFacts) => number = ({ changedMs }) => changedMs,
): Test {
  const text = words.value();
  const fits = comparison(text);
  if (!fits) throw new UsageError(`invalid argument \`${text}' to \`${words.name}'`);
  const round = unitMs === DAY_MS ? Math.floor : Math.ceil;
  return ({ facts }) => fits(round((nowMs - time(facts)) / unitMs));
}

const SIZE_UNITS: Readonly<Record<string, number>> = {
  b: 512,
  c: 1,
  w: 2,
  k: 1024,
  M: 1024 ** 2,
  G: 1024 ** 3,
};

/** In units that are rounded up. */
function sized(words: Words): Test {
  const text = words.value();
  const unit = /[a-zA-Z]$/.test(text) ? SIZE_UNITS[text.at(-1)!] : SIZE_UNITS["b"];
  const fits = unit === undefined ? undefined : comparison(text.replace(/[a-zA-Z]$/, ""));
  if (unit === undefined) {
    throw new UsageError(`invalid -size type \`${text.at(-1)}'`);
  }
  if (!fits) throw new UsageError(`Invalid argument \`${text}' to -size`);
  return ({ facts }) => fits(Math.ceil(facts.size / unit));
}

/** `644` exactly, `-644` all of these, `/644` any of these. */
function permitted(words: Words): Test {
  const text = words.value();
  const sign = /^[-/]/.exec(text)?.[0] ?? "";
  const bits = changedMode(0, text.slice(sign.length));
  if (bits === undefined) throw new UsageError(`invalid mode ‘${text}’`);
  return ({ facts: { mode } }) =>
    sign === "-" ? (mode & bits) === bits : sign === "/" ? bits === 0 || (mode & bits) !== 0 : mode === bits;
}

function newer(words: Words, { call }: Search): Test {
  const { changedMs } = factsOf(words, call);
  return ({ facts }) => facts.changedMs > changedMs;
}

function factsOf(words: Words, call: Search["call"]): FileFacts {
  const name = words.value();
  const facts = call.files.status(call.path(name));
  if (!facts) throw new UsageError(`‘${name}’: No such file or directory`);
  return facts;
}

function depth(words: Words): number {
  const text = words.value();
  if (/^\d+$/.test(text)) return Number(text);
  throw new UsageError(
    `Expected a positive decimal integer argument to ${words.name}, but got ‘${text}’`,
  );
}
