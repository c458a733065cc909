/** The editor of a person, as `edit` and the like call it. */
import type { Io } from "../io.ts";

/** Which program edits: KUBE_EDITOR, EDITOR, else vi; as words of a command line. */
export function editorCommand(env: (name: string) => string | undefined): { text: string; words: string[] } {
  const text = env("KUBE_EDITOR") || env("EDITOR") || "vi";
  // Quotes are for a shell to read.
  const words = /["'\\]/.test(text) ? [env("SHELL") || "/bin/bash", "-c", `${text} "$0"`] : text.split(/\s+/);
  return { text, words };
}

/**
 * Lets a person change a text, in a file of its own that stays; gives what it says afterwards.
 * @throws {Error} when the editor could not be started or failed
 */
export async function editText(
  io: Io,
  text: string,
  { prefix, suffix }: { prefix: string; suffix: string },
): Promise<{ text: string; path: string }> {
  const { machine } = io;
  const folder = (machine.env("TMPDIR") || "/tmp").replace(/\/$/, "");
  const path = `${folder}/${prefix}${Math.floor(io.random() * 2 ** 32)}${suffix}`;
  await machine.writeFile(path, new TextEncoder().encode(text));
  const editor = editorCommand((name) => machine.env(name));
  const failure = new Error(`there was a problem with the editor ${JSON.stringify(editor.text)}`);
  try {
    const { code } = await machine.run([...editor.words, path], { hasTerminal: true, signal: io.signal });
    if (code !== 0) throw failure;
  } catch (error) {
    await machine.removeFile(path);
    if (error === failure) throw failure;
    throw new Error(failure.message, { cause: error });
  }
  return { text: new TextDecoder().decode(await machine.readFile(path)), path };
}

/** The lines that count. */
export function withoutComments(text: string): string {
  return text.split(/\r?\n/).filter((line) => !/^\s*#/.test(line)).join("\n").trim();
}
