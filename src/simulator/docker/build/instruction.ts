/** Instructions of a Dockerfile with their arguments read (buildkit instructions/parse.go, parser/line_parsers.go). */
import { closest } from "./closest.ts";
import { type Heredoc, type Line, parseError, readDockerfile } from "./dockerfile.ts";
import { badRequest } from "../engine_error.ts";

export interface Instruction {
  name: string;
  line: number;
  /** As the builder shows it. */
  original: string;
  flags: ReadonlyMap<string, string>;
  /** Words; of RUN, CMD and their like in shell form one. */
  words: readonly string[];
  /** Was written as a JSON array. */
  isJson: boolean;
  heredocs: readonly Heredoc[];
}

export interface Stage {
  base: string;
  /** In small letters; "" for none. */
  name: string;
  from: Instruction;
  instructions: readonly Instruction[];
}

export interface BuildPlan {
  /** ARG before the first FROM. */
  globals: readonly Instruction[];
  stages: readonly Stage[];
  escape: "\\" | "`";
}

/** How words are read, the flags that there are, and how many words there may be. */
interface Shape {
  reads: "words" | "pairs" | "command" | "jsonOrWords" | "whole" | "health" | "onbuild";
  flags?: readonly string[];
  words?: "one" | "some" | "two";
}

const SHAPES: Readonly<Record<string, Shape>> = {
  ADD: {
    reads: "jsonOrWords",
    words: "two",
    flags: ["chown", "chmod", "link", "keep-git-dir", "checksum", "exclude", "unpack"],
  },
  ARG: { reads: "words", words: "some" },
  CMD: { reads: "command" },
  COPY: {
    reads: "jsonOrWords",
    words: "two",
    flags: ["chown", "from", "chmod", "link", "parents", "exclude"],
  },
  ENTRYPOINT: { reads: "command" },
  ENV: { reads: "pairs", words: "some" },
  EXPOSE: { reads: "words", words: "some" },
  FROM: { reads: "words", flags: ["platform"] },
  HEALTHCHECK: {
    reads: "health",
    words: "some",
    flags: ["interval", "timeout", "start-period", "start-interval", "retries"],
  },
  LABEL: { reads: "pairs", words: "some" },
  MAINTAINER: { reads: "whole", words: "one" },
  ONBUILD: { reads: "onbuild", words: "some" },
  RUN: { reads: "command", words: "some", flags: ["mount", "network", "security"] },
  SHELL: { reads: "command" },
  STOPSIGNAL: { reads: "whole", words: "one" },
  USER: { reads: "whole", words: "one" },
  VOLUME: { reads: "jsonOrWords", words: "some" },
  WORKDIR: { reads: "whole", words: "one" },
};

/** Flags that need no value. */
const SWITCHES = new Set(["link", "keep-git-dir", "parents", "unpack"]);
const STAGE_NAME = /^[a-z][a-z0-9-_.]*$/;

/** @throws {EngineError} 400: what is wrong, and in which line */
export function readPlan(text: string): BuildPlan {
  const { lines, escape } = readDockerfile(text);
  const globals: Instruction[] = [];
  const stages: (Stage & { instructions: Instruction[] })[] = [];
  for (const line of lines) {
    const instruction = readInstruction(line, escape);
    if (instruction.name === "FROM") stages.push(stageOf(instruction));
    else if (stages.length > 0) stages.at(-1)!.instructions.push(instruction);
    else if (instruction.name === "ARG") globals.push(instruction);
    else throw badRequest("no build stage in current context");
  }
  if (stages.length === 0) throw badRequest("no build stage in current context");
  return { globals, stages, escape };
}

/** @throws {EngineError} 400 */
export function readInstruction(line: Line, escape: string): Instruction {
  const { name, heredocs, original } = line;
  const shape = SHAPES[name];
  const fail = (problem: string) => parseError(line.line, problem);
  if (!shape) {
    const near = closest(name, Object.keys(SHAPES));
    throw fail(`unknown instruction: ${name}${near ? ` (did you mean ${near}?)` : ""}`);
  }
  const { words, isJson } = wordsOf(shape, line, escape, fail);
  if (shape.words === "some" && words.length === 0) throw fail(`${name} requires at least one argument`);
  if (shape.words === "one" && words.length !== 1) throw fail(`${name} requires exactly one argument`);
  if (shape.words === "two" && words.length < 2) {
    throw fail(
      `${name} requires at least two arguments, but only one was provided. Destination could not be determined`,
    );
  }
  const instruction = {
    name,
    line: line.line,
    original,
    flags: flagsOf(shape, line, fail),
    words,
    isJson,
    heredocs,
  };
  checkMore(instruction, fail);
  return instruction;
}

type Fail = (problem: string) => Error;

function checkMore({ name, words, isJson }: Instruction, fail: Fail): void {
  if (name === "SHELL" && !isJson) throw fail("SHELL requires the arguments to be in JSON form");
  if (name === "FROM") {
    const isNamed = words.length === 3 && words[1]!.toLowerCase() === "as";
    if (!isNamed && words.length !== 1) throw fail("FROM requires either one or three arguments");
    if (isNamed && !STAGE_NAME.test(words[2]!.toLowerCase())) {
      throw fail(
        `invalid name for build stage: ${
          JSON.stringify(words[2])
        }, name can't start with a number or contain symbols`,
      );
    }
  }
  if (name === "ONBUILD") {
    const trigger = words[0]!.split(/\s/)[0]!.toUpperCase();
    if (trigger === "ONBUILD") throw fail("Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed");
    if (trigger === "FROM" || trigger === "MAINTAINER") {
      throw fail(`${trigger} isn't allowed as an ONBUILD trigger`);
    }
  }
  if (name === "HEALTHCHECK") {
    const type = words[0]!.toUpperCase();
    if (type === "NONE" && words.length > 1) throw fail("HEALTHCHECK NONE takes no arguments");
    if (type === "CMD" && words.length < 2) throw fail("Missing command after HEALTHCHECK CMD");
    if (type !== "NONE" && type !== "CMD") {
      throw fail(`Unknown type ${JSON.stringify(type)} in HEALTHCHECK (try CMD)`);
    }
  }
}

function stageOf(from: Instruction): Stage & { instructions: Instruction[] } {
  return { base: from.words[0]!, name: (from.words[2] ?? "").toLowerCase(), from, instructions: [] };
}

function flagsOf({ flags: known = [] }: Shape, { flags }: Line, fail: Fail): Map<string, string> {
  const found = new Map<string, string>();
  for (const flag of flags) {
    const [, name = "", value] = /^--([^=]*)(?:=([\s\S]*))?$/.exec(flag) ?? [];
    if (!known.includes(name)) {
      const near = closest(name, known);
      throw fail(`unknown flag: --${name}${near ? ` (did you mean ${near}?)` : ""}`);
    }
    if (value === undefined && !SWITCHES.has(name)) throw fail(`missing a value on flag: --${name}`);
    if (found.has(name) && name !== "mount" && name !== "exclude") {
      throw fail(`duplicate flag specified: --${name}`);
    }
    found.set(name, value ?? "true");
  }
  return found;
}

function wordsOf(
  shape: Shape,
  { rest, name }: Line,
  escape: string,
  fail: Fail,
): { words: string[]; isJson: boolean } {
  const plain = (words: string[]) => ({ words, isJson: false });
  const json = jsonWords(rest);
  switch (shape.reads) {
    case "command":
      return json ? { words: json, isJson: true } : plain(rest.trim() === "" ? [] : [rest.trim()]);
    case "jsonOrWords":
      return json ? { words: json, isJson: true } : plain(splitWords(rest, escape));
    case "pairs":
      return plain(pairsOf(rest, name, escape, fail));
    case "whole":
    case "onbuild":
      return plain(rest.trim() === "" ? [] : [rest.trim()]);
    case "health": {
      const [, type = "", command = ""] = /^(\S*)\s*([\s\S]*)$/.exec(rest.trim()) ?? [];
      const given = jsonWords(command);
      return {
        words: [type, ...given ?? (command === "" ? [] : [command])].filter((word) => word !== ""),
        isJson: !!given,
      };
    }
    default:
      return plain(splitWords(rest, escape));
  }
}

/** An array of texts; what only looks like one is taken for a shell's words. */
function jsonWords(text: string): string[] | undefined {
  if (!text.trimStart().startsWith("[")) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every((one) => typeof one === "string") ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Words with their quotes, which are taken away when variables are expanded. */
export function splitWords(text: string, escape: string): string[] {
  const words: string[] = [];
  let word = "";
  let quote = "";
  for (let at = 0; at < text.length; at++) {
    const one = text[at]!;
    if (one === escape && quote !== "'" && at + 1 < text.length) {
      word += one + text[++at];
    } else if (quote) {
      word += one;
      if (one === quote) quote = "";
    } else if (/\s/.test(one)) {
      if (word !== "") words.push(word);
      word = "";
    } else {
      if (one === '"' || one === "'") quote = one;
      word += one;
    }
  }
  if (word !== "") words.push(word);
  return words;
}

/** `a=1 b="2 3"`, or the old `a 1 and the rest`: names and values in turn. */
function pairsOf(rest: string, name: string, escape: string, fail: Fail): string[] {
  const words = splitWords(rest, escape);
  if (words.length === 0) return [];
  if (!words[0]!.includes("=")) {
    const [, key = "", value = ""] = /^(\S+)\s+([\s\S]+)$/.exec(rest.trim()) ?? [];
    if (key === "") throw fail(`${name} must have two arguments`);
    return [key, value];
  }
  return words.flatMap((word) => {
    const at = word.indexOf("=");
    if (at < 0) {
      throw fail(`Syntax error - can't find = in ${JSON.stringify(word)}. Must be of the form: name=value`);
    }
    if (at === 0) throw fail(`${name} names can not be blank`);
    return [word.slice(0, at), word.slice(at + 1)];
  });
}
