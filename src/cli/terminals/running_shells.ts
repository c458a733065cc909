/** The shells of this user that other windows can join: a socket each, named after the process. */
import type { Machine } from "../../machine/machine.ts";

/** Where a shell listens. */
export function shellSocket(machine: Pick<Machine, "env" | "folders">, pid: number): string {
  return `${folderOf(machine)}/${pid}.sock`;
}

/** The socket of the shell that is meant: that process, or the only one. @throws {Error} there is none, or several */
export async function findShell(machine: Pick<Machine, "env" | "folders">, wanted: string): Promise<string> {
  const pids = await runningShells(folderOf(machine));
  const known = pids.join(", ");
  if (pids.length === 0) throw new Error('no shell is running: "pequod shell" starts one');
  if (wanted === "" && pids.length > 1) {
    throw new Error(`several shells are running (${known}): say which, for example --join=${pids[0]}`);
  }
  if (wanted !== "" && !pids.includes(Number(wanted))) {
    throw new Error(`no shell with process ${JSON.stringify(wanted)} is running (running: ${known})`);
  }
  return `${folderOf(machine)}/${wanted === "" ? pids[0] : Number(wanted)}.sock`;
}

function folderOf({ env, folders }: Pick<Machine, "env" | "folders">): string {
  const runtime = env("XDG_RUNTIME_DIR");
  return runtime ? `${runtime}/pequod` : `${folders.state}/shells`;
}

/** Processes that answer. What a killed one has left behind is removed. */
async function runningShells(folder: string): Promise<number[]> {
  const found: number[] = [];
  for (const name of await namesIn(folder)) {
    const [, pid] = /^(\d+)\.sock$/.exec(name) ?? [];
    if (pid === undefined) continue;
    const path = `${folder}/${name}`;
    const connection = await Deno.connect({ transport: "unix", path }).catch(() => undefined);
    if (connection) found.push(Number(pid));
    else await Deno.remove(path).catch(() => {});
    connection?.close();
  }
  return found.sort((one, other) => one - other);
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await Array.fromAsync(Deno.readDir(folder), ({ name }) => name);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return [];
    throw error;
  }
}
