/** Reading files and standard input in the words of GNU's programs. */
import { readAll, readLine, type Wait } from "../../host/process.ts";
import { attempt, refusalOf } from "../../host/system_error.ts";
import type { Call } from "./command.ts";

/** Takes a line without its newline; answers true when it needs no more. */
export type TakeLine = (line: string, isEnded: boolean) => boolean | void;

/** The text of a file; where it cannot be read, says so and answers undefined. */
export function readFile(call: Call, name: string, status = 1): string | undefined {
  const path = call.path(name);
  const text = attempt(() => call.files.readText(path));
  if (text !== undefined) return text;
  call.complain(`${name}: ${refusalOf(() => call.files.readText(path)) ?? "Input/output error"}`, status);
  return undefined;
}

/** The text of a name; `-` is standard input. */
export function* textFrom(call: Call, name: string, status = 1): Generator<Wait, string | undefined, void> {
  return name === "-" ? yield* readAll(call.process) : readFile(call, name, status);
}

/** The texts of all operands that can be read, one after another; without operands standard input. */
export function* allText(call: Call, names = call.operands, status = 1): Generator<Wait, string, void> {
  const texts: string[] = [];
  for (const name of names.length > 0 ? names : ["-"]) {
    texts.push((yield* textFrom(call, name, status)) ?? "");
  }
  return texts.join("");
}

/** Hands over every line of standard input as it comes, or those of a file; false: it cannot be read. */
export function* eachLine(
  call: Call,
  name: string,
  take: TakeLine,
  status = 1,
): Generator<Wait, boolean, void> {
  if (name !== "-") {
    const text = readFile(call, name, status);
    if (text === undefined) return false;
    for (const line of linesOf(text)) if (take(line.text, line.isEnded)) break;
    return true;
  }
  for (let line = yield* readLine(call.process); line !== undefined; line = yield* readLine(call.process)) {
    const isEnded = line.endsWith("\n");
    if (take(isEnded ? line.slice(0, -1) : line, isEnded)) break;
  }
  return true;
}

/** Lines without their newlines, each as it is asked for. */
export function* linesOf(text: string): Generator<{ text: string; isEnded: boolean }, void, void> {
  for (let at = 0; at < text.length;) {
    const end = text.indexOf("\n", at);
    yield end < 0 ? { text: text.slice(at), isEnded: false } : { text: text.slice(at, end), isEnded: true };
    at = end < 0 ? text.length : end + 1;
  }
}

/** The lines of a text; what follows the last newline is none if it is empty. */
export function splitLines(text: string): string[] {
  return text === "" ? [] : (text.endsWith("\n") ? text.slice(0, -1) : text).split("\n");
}
