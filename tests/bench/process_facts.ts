/** What the system says of another process. Read by `cat`: a Deno program may only read /proc with all permissions. */
export interface ProcessFacts {
  residentMb: number;
  /** Of all its threads, since its start. */
  cpuMs: number;
}

/** Undefined where there is no /proc. */
export async function processFacts(pid: number): Promise<ProcessFacts | undefined> {
  if (Deno.build.os !== "linux") return undefined;
  const stat = await read(`/proc/${pid}/stat`);
  const status = await read(`/proc/${pid}/status`);
  // After the name in parentheses, which may hold anything; proc(5): utime and stime are fields 14 and 15.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return {
    residentMb: Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1024,
    cpuMs: (Number(fields[11]) + Number(fields[12])) * TICK_MS,
  };
}

/** USER_HZ is 100 on every Linux that Deno runs on. */
const TICK_MS = 10;

async function read(path: string): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command("cat", { args: [path] }).output();
  if (!success) throw new Error(`Cannot read ${path}: ${new TextDecoder().decode(stderr).trim()}`);
  return new TextDecoder().decode(stdout);
}
