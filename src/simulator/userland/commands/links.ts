/** Names of files: new links, and other names for what is there. */
import { absolutePath, type Process } from "../../host/process.ts";
import { refusalOf } from "../../host/system_error.ts";

/** `ln [-s] [-f] TARGET… NAME` */
export function ln(process: Process): number {
  const words = process.argv.slice(1);
  const flags = words.filter((word) => word.startsWith("-")).join("");
  const names = words.filter((word) => !word.startsWith("-"));
  const isSymbolic = /s/.test(flags);
  const { files } = process.machine;
  const last = names.length > 1 ? names.pop()! : ".";
  let status = 0;
  for (const target of names) {
    const place = absolutePath(process.cwd, last);
    const isInto = files.isFolder(place) && !(/[nT]/.test(flags) && files.facts(place)?.kind === "link");
    const path = isInto ? absolutePath(place, target.replace(/\/+$/, "").split("/").at(-1)!) : place;
    if (/f/.test(flags) && files.facts(path) && files.facts(path)!.kind !== "folder") files.remove(path);
    const problem = refusalOf(() =>
      isSymbolic ? files.makeLink(path, target) : files.makeName(path, absolutePath(process.cwd, target))
    );
    if (!problem) continue;
    const shown = isInto ? `${last.replace(/\/+$/, "")}/${path.split("/").at(-1)}` : last;
    process.err(
      isSymbolic
        ? `ln: failed to create symbolic link '${shown}': ${problem}\n`
        : `ln: failed to create hard link '${shown}'${
          problem === "File exists" ? "" : ` => '${target}'`
        }: ${problem}\n`,
    );
    status = 1;
  }
  return status;
}

/** `mv [-f] [-n] FROM… TO`: renamed where that can be, else copied and removed. */
export function mv(process: Process, copy: (process: Process) => number): number {
  const words = process.argv.slice(1);
  const names = words.filter((word) => !word.startsWith("-"));
  const to = names.pop() ?? "";
  const { files } = process.machine;
  let status = 0;
  for (const from of names) {
    const source = absolutePath(process.cwd, from);
    const place = absolutePath(process.cwd, to);
    const target = files.isFolder(place) ? absolutePath(place, source.split("/").at(-1)!) : place;
    if (words.includes("-n") && files.facts(target)) continue;
    const problem = refusalOf(() => files.rename(source, target));
    if (!problem) continue;
    if (problem === "Invalid cross-device link") {
      const code = copy({ ...process, argv: ["mv", from, to] });
      if (code !== 0) status = code;
      continue;
    }
    process.err(
      files.facts(source)
        ? `mv: can't rename '${from}': ${problem}\n`
        : `mv: can't rename '${from}': No such file or directory\n`,
    );
    status = 1;
  }
  return status;
}
