/** Plug-ins: programs called `kubectl-WORD` that lie on the PATH. Source: k8s.io/kubectl/pkg/cmd/cmd.go. */
import type { Io } from "../io.ts";

/**
 * Runs the plug-in that the words name: `kubectl foo bar x` is `kubectl-foo-bar x` where that exists, else
 * `kubectl-foo bar x`. Undefined: there is none.
 */
export async function runPlugin(words: readonly string[], io: Io): Promise<number | undefined> {
  const firstFlag = words.findIndex((word) => word.startsWith("-"));
  const plain = firstFlag < 0 ? words : words.slice(0, firstFlag);
  for (let count = plain.length; count > 0; count--) {
    const name = ["kubectl", ...plain.slice(0, count).map((word) => word.replaceAll("-", "_"))].join("-");
    const path = await findProgram(name, io);
    if (path === undefined) continue;
    const { code, output, errors } = await io.machine.run([path, ...words.slice(count)], {
      hasTerminal: io.terminal !== undefined,
      ...(io.terminal === undefined ? { input: await io.readInput() } : {}),
      signal: io.signal,
    });
    await io.out(output);
    await io.err(errors);
    return code;
  }
  return undefined;
}

async function findProgram(name: string, { machine }: Io): Promise<string | undefined> {
  if (name.includes("/")) return undefined;
  for (const folder of (machine.env("PATH") ?? "").split(":").filter(Boolean)) {
    const path = `${folder}/${name}`;
    const facts = await machine.tree.facts(path).catch(() => undefined);
    const isProgram = facts?.kind === "link" || (facts?.kind === "file" && (facts.mode & 0o111) !== 0);
    if (isProgram) return path;
  }
  return undefined;
}
