/** The user's editor, in the way that kubectl finds it. */
import type { Machine } from "../../machine/machine.ts";

export interface EditedFile {
  /** Of the file, for the editor's colours and for the user's orientation: `deployment-web.yaml`. */
  readonly name: string;
  readonly text: string;
  /** Ends the editor, too: `HandedTerminal.ended`. */
  readonly signal?: AbortSignal;
}

/**
 * Opens a text in the editor and waits until it is closed: only inside a `handOver`, which gives it the terminal.
 * Undefined when nothing was changed. Rejects when there is no editor, or when it ends with an error (`:cq` in vi).
 */
export async function editText(
  machine: Machine,
  { name, text, signal }: EditedFile,
): Promise<string | undefined> {
  const folder = await machine.temporaryFolder();
  try {
    const path = `${folder.path}/${name.replace(/[^\w.-]/g, "_")}`;
    await machine.writeFile(path, new TextEncoder().encode(text), 0o600);
    await runEditor(machine, path, signal);
    const edited = new TextDecoder().decode(await machine.readFile(path));
    return edited === text ? undefined : edited;
  } finally {
    await folder.remove();
  }
}

/** In the order in which they are looked at; a variable that is set may carry arguments: `code --wait`. */
const variables = ["PEQUOD_EDITOR", "K9S_EDITOR", "KUBE_EDITOR", "EDITOR", "VISUAL"];

async function runEditor(machine: Machine, path: string, signal: AbortSignal | undefined): Promise<void> {
  for (const command of editorCommands(machine)) {
    const title = command.join(" ");
    try {
      const { code } = await machine.run([...command, path], {
        hasTerminal: true,
        ...(signal ? { signal } : {}),
      });
      if (code !== 0) throw new Error(`the editor (${title}) ended with exit code ${code}`);
      return;
    } catch (error) {
      if (!(error instanceof Error && error.name === "NotFound")) throw error;
    }
  }
  throw new Error(`there is no editor: set one of ${variables.map((name) => `$${name}`).join(", ")}`);
}

/** What to try, one after the other: a chosen editor alone, or else those that most machines have. */
export function editorCommands(machine: Pick<Machine, "env">): readonly (readonly string[])[] {
  const isWindows = machine.env("OS") === "Windows_NT";
  for (const name of variables) {
    const words = commandWords(machine.env(name) ?? "", isWindows);
    if (words.length > 0) return [words];
  }
  return isWindows ? [["notepad"]] : [["vi"], ["nano"]];
}

/** A command line as words: quotes keep blanks together, and so does a backslash where it is no part of paths. */
export function commandWords(text: string, isWindows: boolean): string[] {
  const part = isWindows ? /"[^"]*"|'[^']*'|[^\s"']+/g : /"(?:\\.|[^"\\])*"|'[^']*'|\\.|[^\s"'\\]+/g;
  const words: string[] = [];
  let end = -1;
  for (const match of text.matchAll(part)) {
    const value = unquoted(match[0], isWindows);
    if (match.index === end) words.push(words.pop()! + value);
    else words.push(value);
    end = match.index + match[0].length;
  }
  return words;
}

function unquoted(part: string, isWindows: boolean): string {
  const quote = part[0];
  if (quote === "'" && part.length > 1) return part.slice(1, -1);
  const inner = quote === '"' && part.length > 1 ? part.slice(1, -1) : part;
  return isWindows ? inner : inner.replace(/\\(.)/g, "$1");
}
