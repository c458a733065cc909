/** A line run by the programs of the simulated host, and by those of this machine: the same files, bash in both. */
import { hostCommands } from "../../../src/lab/host_commands.ts";
import { bash } from "../../../src/simulator/images/debian.ts";
import { runOnUbuntu } from "../../simulator/userland/commands/ubuntu_box.ts";
import { FILES } from "./files.ts";

/** The longest that a real program may take. */
const LIMIT_SECONDS = "10";
const HOME = "/root";

export type Outcome = [out: string, err: string, code: number | undefined];

export function simulated(line: string): Outcome {
  const files = Object.fromEntries(
    [...Object.entries(FILES).map(([name, text]) => [`${HOME}/${name}`, text]), [
      "/etc/debian_version",
      "trixie/sid\n",
    ]],
  );
  const program = (path: string) =>
    hostCommands[path.replace(/^\/bin\//, "/usr/bin/")] ?? (path === "/bin/bash" ? bash : undefined);
  const { out, err, code } = runOnUbuntu(["/bin/bash", "-c", line], { files, machine: { program } });
  return [out, err, code];
}

export function real(line: string): Outcome {
  const folder = Deno.makeTempDirSync();
  try {
    for (const [name, text] of Object.entries(FILES)) {
      Deno.mkdirSync(`${folder}/${name}`.replace(/\/[^/]*$/, ""), { recursive: true });
      Deno.writeTextFileSync(`${folder}/${name}`, text);
    }
    const env = { LC_ALL: "C.UTF-8", PATH: "/usr/bin:/usr/sbin:/bin", HOME, USER: "root" };
    const { stdout, stderr, code } = new Deno.Command("timeout", {
      args: ["-s", "KILL", LIMIT_SECONDS, "/bin/bash", "-c", line],
      cwd: folder,
      env,
      clearEnv: true,
      stdin: "null",
    }).outputSync();
    const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes).replaceAll(folder, HOME);
    return [text(stdout), text(stderr), code];
  } finally {
    Deno.removeSync(folder, { recursive: true });
  }
}

/** The program that the line begins with is on this machine. */
export function isThere(line: string): boolean {
  const name = /^[\w.-]+/.exec(line)?.[0];
  return name === undefined || SHELL_WORDS.has(name) ||
    ["/usr/bin", "/bin", "/usr/sbin"].some((place) => isFile(`${place}/${name}`));
}

const SHELL_WORDS = new Set(["cd", "for", "printf", "echo", "export", "umask"]);

function isFile(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}
