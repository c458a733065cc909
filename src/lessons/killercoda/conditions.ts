/** What a command of a check script asks of the world, as a predicate. */
import type { Predicate } from "../checks/predicate.ts";
import { HOME } from "../home_folder.ts";
import { flagsOf, kubectlAsks } from "./kubectl_condition.ts";
import { type Pipeline, readScript, type Word } from "./shell_script.ts";
import { isText, numberOf, says } from "./wished_values.ts";

/** Values of variables: what `NAME=VALUE` has said. */
export type Variables = ReadonlyMap<string, string>;

/** Undefined: it is not known what it asks. */
export function condition(pipeline: Pipeline, variables: Variables): Predicate | undefined {
  const commands = pipeline.commands.map((words) => words.map((word) => withValues(word, variables)));
  const found = test(commands, variables) ?? asked(commands);
  return found && pipeline.isNegated ? negated(found) : found;
}

export function negated(predicate: Predicate): Predicate {
  if ("any" in predicate) return { all: predicate.any.map(negated) };
  if ("none" in predicate && predicate.none.length === 1) return predicate.none[0]!;
  if ("objects" in predicate && predicate.not !== undefined) {
    const { not, ...rest } = predicate;
    return { ...rest, equals: not };
  }
  if ("object" in predicate) {
    const { exists, not, ...rest } = predicate;
    const isBare = Object.keys(rest).every((key) => key === "object" || key === "namespace");
    if (isBare && not === undefined) return exists === false ? rest : { ...rest, exists: false };
    // What is wrong when it is not so is right when it is so.
    if (not !== undefined) return { ...rest, equals: not };
  }
  return { none: [predicate] };
}

function withValues({ raw, text }: Word, variables: Variables): Word {
  if (raw.startsWith("'")) return { raw, text };
  const filled = (value: string) =>
    value.replace(/\$(?:\{(\w+)\}|(\w+))/g, (all, braced, bare) => variables.get(braced ?? bare) ?? all);
  return { raw: filled(raw), text: filled(text) };
}

type Command = readonly Word[];

/** `[ "$(command)" = value ]`, `[[ -f file ]]`, `test …`. */
function test(commands: readonly Command[], variables: Variables): Predicate | undefined {
  const [command] = commands;
  const first = command?.[0]?.text;
  if (commands.length !== 1 || !command || !["[", "[[", "test"].includes(first!)) return undefined;
  const words = command.slice(1).filter(({ text }) => text !== "]" && text !== "]]");
  const [one, two, three] = words;
  const joint = words.findIndex(({ raw }) => raw === "-o" || raw === "-a");
  if (joint > 0) {
    const halves = [words.slice(0, joint), words.slice(joint + 1)]
      .map((half) => test([[command[0]!, ...half]], variables));
    const known = halves.flatMap((half) => half ?? []);
    if (known.length < 2) return undefined;
    return words[joint]!.raw === "-o" ? { any: known } : { all: known };
  }
  if (one?.text === "!" && two) {
    const inner = test([[command[0]!, ...words.slice(1)]], variables);
    return inner && negated(inner);
  }
  if (words.length === 1 && one) return substituted(one, variables);
  if (words.length === 2 && two && ["-f", "-e", "-s", "-d"].includes(one!.text)) return fileThere(two.text);
  if (words.length === 2 && two && (one!.text === "-n" || one!.text === "-z")) {
    const found = substituted(two, variables);
    return found && (one!.text === "-n" ? found : negated(found));
  }
  if (words.length !== 3 || !one || !two || !three) return undefined;
  return compared(one, two.text, three.text, variables);
}

function fileThere(path: string): Predicate | undefined {
  return /^[~/]/.test(path) && !path.includes("*") ? { file: path.replace(/^~(?=\/|$)/, HOME) } : undefined;
}

/** What stands in `"$(…)"`, as what it asks for. */
function substituted({ text }: Word, variables: Variables): Predicate | undefined {
  const inner = /^\$\((.*)\)$/s.exec(text)?.[1] ?? /^`(.*)`$/s.exec(text)?.[1];
  const [statement, ...rest] = inner === undefined ? [] : readScript(inner);
  if (!statement || rest.length > 0 || statement.parts.length !== 1) return undefined;
  return condition(statement.parts[0]!.pipeline, variables);
}

function compared(one: Word, operator: string, value: string, variables: Variables): Predicate | undefined {
  const counted = /^\$\((.*)\|\s*wc\s+-l\s*\)$/s.exec(one.text)?.[1];
  if (counted !== undefined) {
    const found = substituted({ raw: "", text: `$(${counted})` }, variables);
    if (!found || !("objects" in found) || !/^\d+$/.test(value)) return undefined;
    const count = countOf(operator, Number(value));
    return count === undefined ? undefined : { ...found, count };
  }
  const found = substituted(one, variables);
  if (!found || !("path" in found) || found.path === undefined) return undefined;
  // jq prints texts in quotes.
  value = value.replace(/^"(.*)"$/s, "$1");
  const part = /^\*(.+)\*$/s.exec(value)?.[1];
  if (operator === "!=" || operator === "-ne") {
    const wish = isText(value);
    return "equals" in wish
      ? { ...found, not: wish.equals } as Predicate
      : { none: [{ ...found, ...wish } as Predicate] };
  }
  const wish = part !== undefined && operator === "==" ? { contains: part } : wishOf(operator, value);
  return wish && { ...found, ...wish } as Predicate;
}

function countOf(operator: string, number: number): number | { gte?: number; lte?: number } | undefined {
  switch (operator) {
    case "-eq":
    case "=":
    case "==":
      return number;
    case "-ge":
      return { gte: number };
    case "-gt":
      return { gte: number + 1 };
    case "-le":
      return { lte: number };
    case "-lt":
      return { lte: number - 1 };
    default:
      return undefined;
  }
}

function wishOf(operator: string, value: string): object | undefined {
  if (["=", "==", "-eq"].includes(operator)) return isText(value);
  if (operator === "=~") return { matches: value };
  const number = numberOf(value);
  if (number === undefined) return undefined;
  if (operator === "-ge") return { gte: number };
  if (operator === "-gt") return { gte: number + 1 };
  if (operator === "-le") return { lte: number };
  return operator === "-lt" ? { lte: number - 1 } : undefined;
}

/** Commands that fail where something is not there, and what they are piped into. */
function asked(commands: readonly Command[]): Predicate | undefined {
  const [first, ...filters] = commands.map((words) => words.map(({ text }) => text));
  if (!first) return undefined;
  const [program, ...args] = first;
  // `-o json | jq .spec.replicas` asks for what a JSONPath does.
  if (filters[0]?.[0] === "jq") {
    const queried = jqPath(filters.shift()!.slice(1));
    const at = args.findIndex((arg) => /^(-o=?|--output=)?json$/.test(arg));
    if (queried === undefined || at < 0) return undefined;
    const output = `jsonpath={${queried}}`;
    args.splice(at, 1, ...(args[at] === "json" ? [output] : ["-o", output]));
  }
  const greps = filters.map(grepped);
  if (greps.length > 1 || greps.includes(undefined)) return undefined;
  const pattern = greps[0];
  switch (program) {
    case "kubectl":
    case "k":
      return kubectlAsks(args, pattern);
    case "docker":
      return dockerAsks(args, pattern);
    case "helm":
      return helmAsks(args, pattern);
    case "curl":
      return curlAsks(args, pattern);
    case "grep": {
      const found = grepped(first);
      const path = args.findLast((arg) => !arg.startsWith("-"));
      return found && path && path !== found ? fileSays(path, found) : undefined;
    }
    case "cat":
    case "ls":
    case "stat": {
      const path = args.find((arg) => !arg.startsWith("-"));
      if (path === undefined) return undefined;
      return pattern === undefined
        ? fileThere(path)
        : program === "cat"
        ? fileSays(path, pattern)
        : undefined;
    }
    default:
      return undefined;
  }
}

/** Of a query that only goes down, as a JSONPath; else nothing that is known. */
function jqPath(args: readonly string[]): string | undefined {
  const query = args.find((arg) => !arg.startsWith("-"))?.replace(/"/g, "") ?? "";
  return /^(\.[A-Za-z_]\w*|\[\d+\])+$/.test(query) ? query : undefined;
}

/** The pattern of a grep that looks for it. */
function grepped([program, ...args]: readonly string[]): string | undefined {
  const flags = args.filter((arg) => arg.startsWith("-"));
  if (program !== "grep" && program !== "egrep") return undefined;
  // With -v it looks for what does not have it, with -c it counts.
  if (flags.some((flag) => !/^-[qiwEFoxs]+$/.test(flag))) return undefined;
  return args.find((arg) => !arg.startsWith("-"));
}

function fileSays(path: string, pattern: string): Predicate | undefined {
  const there = fileThere(path);
  return there && { ...there, ...says(pattern) } as Predicate;
}

function dockerAsks(args: readonly string[], pattern: string | undefined): Predicate | undefined {
  const [verb, ...rest] = args;
  const names = rest.filter((arg) => !arg.startsWith("-"));
  const [name] = names;
  switch (verb) {
    case "ps":
    case "container":
      if (verb === "container" && name !== "ls" && name !== "inspect") return undefined;
      if (name === "inspect") return names[1] && pattern === undefined ? { container: names[1] } : undefined;
      if (pattern === undefined) return undefined;
      return rest.some((flag) => /^-\w*a|^--all$/.test(flag))
        ? { any: [{ container: pattern }, { containers: pattern }] }
        : { any: [{ container: pattern, state: "running" }, { containers: pattern, state: "running" }] };
    case "inspect":
    case "logs":
      return name && pattern === undefined && names.length === 1 ? { container: name } : undefined;
    case "images":
      return pattern ?? name ? { image: (pattern ?? name)! } : undefined;
    case "image":
      return name === "inspect" && names[1] ? { image: names[1] } : undefined;
    case "volume":
    case "network": {
      const wanted = name === "inspect" ? names[1] : name === "ls" ? pattern : undefined;
      if (wanted === undefined) return undefined;
      return verb === "volume" ? { volume: wanted } : { network: wanted };
    }
    default:
      return undefined;
  }
}

function helmAsks(args: readonly string[], pattern: string | undefined): Predicate | undefined {
  const flags = flagsOf(args.filter((arg) => arg !== "-A" && arg !== "-q"));
  if (!flags) return undefined;
  const { rest: [verb, name], namespace } = flags;
  const place = namespace === undefined ? {} : { namespace };
  if (verb === "status" && name && pattern === undefined) return { release: name, ...place };
  return (verb === "list" || verb === "ls") && pattern ? { release: pattern, ...place } : undefined;
}

function curlAsks(args: readonly string[], pattern: string | undefined): Predicate | undefined {
  if (args.some((arg) => /^-(?!-)\w*[XdHo]|^--(data|request|header)/.test(arg))) return undefined;
  const url = args.find((arg) => /^(https?:\/\/)?(localhost|127\.0\.0\.1)(:\d+)?(\/\S*)?$/.test(arg));
  if (url === undefined) return undefined;
  const whole = /^http/.test(url) ? url : `http://${url}`;
  return { reachable: whole, ...(pattern === undefined ? {} : { contains: pattern }) };
}

/** The learner of a scenario is root; here it is somebody with a home of his own. */
export function atHome(text: string): string {
  return text.replace(/(?<![\w/.-])\/root(?![\w-])/g, HOME);
}
