/** `findmnt` of util-linux: what is mounted where. */
import type { Mount } from "../../../host/mount_table.ts";
import type { CommandRecord } from "../command.ts";
import { namedTable } from "./named_table.ts";

const COLUMNS = ["TARGET", "SOURCE", "FSTYPE", "OPTIONS"];

export const findmnt: CommandRecord = {
  name: "findmnt",
  about: "Shows what is mounted where, as a tree",
  usage: ["[OPTION]... [PLACE|SOURCE]"],
  options: {
    "J json": "as JSON",
    "l list": "as a list",
    "n noheadings": "without headings",
    "o output=COLUMNS": "these columns: TARGET,SOURCE,FSTYPE,OPTIONS",
    "r raw": "columns with one blank between them",
    "t types=TYPES": "only file systems of these types",
    "T target=PATH": "the mount that a path lies in",
    "u notruncate": "do not cut lines",
  },
  run(call) {
    const all = call.files.mounts.list();
    const columns = call.value("o")?.toUpperCase().split(",") ?? COLUMNS;
    const wrong = columns.find((name) => !COLUMNS.includes(name));
    if (wrong !== undefined) return call.complain(`unknown column: ${wrong.toLowerCase()}`);
    const types = call.value("t")?.split(",");
    const place = call.operands[0];
    const inside = call.value("T");
    const wanted = all.filter((mount) =>
      (!types || types.includes(mount.node.system.type)) &&
      (place === undefined || mount.path === place || mount.source === place) &&
      (inside === undefined || mount === mountOf(all, call.plainPath(inside)))
    );
    if (wanted.length === 0) return 1;
    const isTree = !call.has("l", "r", "J") && wanted.length === all.length;
    const rows = (isTree ? treeOf(all) : wanted.map((mount) => ({ mount, prefix: "" }))).map((
      { mount, prefix },
    ) => ({
      TARGET: prefix + mount.path,
      SOURCE: mount.root === "/" ? mount.source : `${mount.source}[${mount.root}]`,
      FSTYPE: mount.node.system.type,
      OPTIONS: [mount.isReadOnly ? "ro" : "rw", ...mount.options].join(","),
    }));
    call.out(namedTable(call, { name: "filesystems", columns, right: [], rows }));
    return 0;
  },
};

/** The mount with the longest path above it. */
function mountOf(all: readonly Mount[], path: string): Mount | undefined {
  const above = all.filter((mount) =>
    mount.path === "/" || path === mount.path || path.startsWith(`${mount.path}/`)
  );
  return above.sort((a, b) => a.path.length - b.path.length || a.id - b.id).at(-1);
}

function treeOf(all: readonly Mount[]): { mount: Mount; prefix: string }[] {
  const placed: { mount: Mount; prefix: string }[] = [];
  const place = (mount: Mount, front: string, indent: string) => {
    placed.push({ mount, prefix: front });
    const below = all.filter((other) => other.parent === mount);
    below.forEach((other, at) => {
      const isLast = at === below.length - 1;
      place(other, `${indent}${isLast ? "└─" : "├─"}`, `${indent}${isLast ? "  " : "│ "}`);
    });
  };
  for (const mount of all) if (!mount.parent) place(mount, "", "");
  return placed;
}
