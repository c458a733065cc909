import { readLine, type Run } from "../../host/process.ts";
import { complainOfSyntax, runList, showRead, unendedWarning } from "./execute.ts";
import { commandsOf } from "./parse.ts";
import type { Shell } from "./shell.ts";
import { failureStatus } from "./subshell.ts";
import { type List, ShellSyntaxError } from "./syntax.ts";

/** Runs a script from standard input, reading no more of it than each command needs: the rest is the commands' own. */
export function* runInput(shell: Shell): Run {
  let pending = "";
  let line = 1;
  for (;;) {
    const typed = yield* readLine(shell.process);
    if (typed === undefined && pending === "") return shell.status;
    const text = pending + (typed ?? "");
    const read = listsOf(shell, text, line, typed === undefined);
    if (read instanceof ShellSyntaxError) {
      if (read.incomplete && typed !== undefined) {
        pending = text;
        continue;
      }
      return complainOfSyntax(shell, read, {});
    }
    pending = "";
    line += text.split("\n").length - 1;
    try {
      showRead(shell)(text);
      for (const list of read) yield* runList(shell, list);
    } catch (error) {
      const status = failureStatus(shell, error);
      if (status === undefined) throw error;
      if (!shell.flavour.isBash || (error as { isFatal?: boolean }).isFatal) return status;
      shell.status = status;
    }
    if (typed === undefined) return shell.status;
  }
}

/** What a text holds; a here-document that is open, or a line that goes on, is incomplete, too. */
export function listsOf(
  shell: Shell,
  text: string,
  firstLine = 1,
  isEnd = false,
): List[] | ShellSyntaxError {
  if (/(^|[^\\])(\\\\)*\\\n$/.test(text)) return new ShellSyntaxError({ kind: "end" }, firstLine, "");
  try {
    let isOpen = false;
    const onUnended = isEnd ? unendedWarning(shell) : () => isOpen = true;
    const lists = [...commandsOf(text, shell.rules(), { firstLine, onUnended })];
    return isOpen ? new ShellSyntaxError({ kind: "end" }, firstLine, "") : lists;
  } catch (error) {
    if (error instanceof ShellSyntaxError) return error;
    throw error;
  }
}
