/** Variables that the entrypoints of databases take from files: `POSTGRES_PASSWORD_FILE` for `POSTGRES_PASSWORD`. */
import { absolutePath, type Process } from "../host/process.ts";

export type FilledEnvironment =
  | { kind: "filled"; env: Record<string, string> }
  /** Two variables say the same. */
  | { kind: "both"; name: string; fileName: string }
  | { kind: "no-file"; path: string; why: string };

/** The environment with the values of these names; as `$(< file)` does, without newlines at their ends. */
export function fillFromFiles({ env, machine, cwd }: Process, names: readonly string[]): FilledEnvironment {
  const filled: Record<string, string> = { ...env };
  for (const name of names) {
    const fileName = `${name}_FILE`;
    const path = env[fileName];
    if (!path) continue;
    if (env[name]) return { kind: "both", name, fileName };
    const text = machine.files.read(absolutePath(cwd, path));
    if (text === undefined) return { kind: "no-file", path, why: "No such file or directory" };
    filled[name] = text.replace(/\n+$/, "");
    delete filled[fileName];
  }
  return { kind: "filled", env: filled };
}
