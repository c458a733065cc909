import { absolutePath, type Process } from "../../host/process.ts";

/** `test` and `[`: 0 true, 1 false, 2 a malformed expression. */
export function test(process: Process): number {
  const words = process.argv.slice(1);
  if (process.argv[0] === "[" && words.pop() !== "]") {
    process.err("sh: missing ]\n");
    return 2;
  }
  return Number(!alternatives(process, words));
}

function alternatives(process: Process, words: readonly string[]): boolean {
  const or = words.indexOf("-o");
  if (or > 0) return alternatives(process, words.slice(0, or)) || alternatives(process, words.slice(or + 1));
  const and = words.indexOf("-a");
  if (and > 0) {
    return alternatives(process, words.slice(0, and)) && alternatives(process, words.slice(and + 1));
  }
  return single(process, words);
}

function single(process: Process, words: readonly string[]): boolean {
  const [first = "", second = "", third = ""] = words;
  if (first === "!") return !single(process, words.slice(1));
  if (words.length === 1) return first !== "";
  if (words.length === 2) return unary(process, first, second);
  return binary(first, second, third);
}

function unary(process: Process, operator: string, value: string): boolean {
  const { files } = process.machine;
  const path = absolutePath(process.cwd, value);
  switch (operator) {
    case "-z":
      return value === "";
    case "-n":
      return value !== "";
    case "-e":
    case "-r":
      return files.exists(path);
    case "-w":
      return files.exists(path) && files.folderRefusal(path) === undefined;
    case "-L":
    case "-h":
      return files.facts(path)?.kind === "link";
    case "-f":
      return files.read(path) !== undefined;
    case "-d":
      return files.isFolder(path);
    case "-s":
      return (files.read(path) ?? "") !== "";
    case "-x":
      return process.machine.program(path) !== undefined || ((files.facts(path)?.mode ?? 0) & 0o111) !== 0;
    default:
      return false;
  }
}

function binary(left: string, operator: string, right: string): boolean {
  switch (operator) {
    case "=":
    case "==":
      return left === right;
    case "!=":
      return left !== right;
    case "-eq":
      return Number(left) === Number(right);
    case "-ne":
      return Number(left) !== Number(right);
    case "-lt":
      return Number(left) < Number(right);
    case "-le":
      return Number(left) <= Number(right);
    case "-gt":
      return Number(left) > Number(right);
    case "-ge":
      return Number(left) >= Number(right);
    default:
      return false;
  }
}
