/** Manifests on this machine as a table of files: shown, edited, applied, and their objects deleted. */
import { resourcePath } from "../../cluster/resource_path.ts";
import type { LeanRow } from "../../cluster/lean_row.ts";
import { propose } from "../change/propose.ts";
import type { Command } from "../command.ts";
import type { Machine } from "../../machine/machine.ts";
import type { NewPane } from "../pane.ts";
import { deleteChange } from "../removal/delete_change.ts";
import { lookFirst } from "../removal/look_first.ts";
import { Surroundings } from "../removal/surroundings.ts";
import { editText } from "../session/editor.ts";
import { type RowSource, rowsTeller, sourceColumns, type SourceKey, sourceRow } from "../table/row_source.ts";
import { sourceTable } from "../table/table_pane.ts";
import { readingPane } from "../text/reading_pane.ts";
import { writtenYaml } from "../text/yaml_lines.ts";
import { applyPath, namespaceOf } from "./apply.ts";
import { fullPath, isManifestName, readManifestFiles } from "./manifest_files.ts";
import { placeOf, readManifests } from "./manifests.ts";

/** A file opens as a text, a folder as a table. */
export function openFolder(path: string): readonly Command[] {
  return lookFirst(path, async (_port, _signal, machine) => {
    const full = fullPath(machine, path);
    const isFile = await machine.readFile(full).then(() => true, () => false);
    return [{ type: "open", pane: isFile ? fileText(full) : sourceTable(folder(full)) }];
  });
}

export function folder(path: string): RowSource {
  return {
    name: "dir",
    title: `Files in ${path}`,
    kubectl: () => "",
    read: async (port, tell, _signal, context, machine) => {
      const names = await machine.listFolder(path);
      const discovery = context.discovery ?? await port.discover(_signal);
      const rows = await Promise.all(
        names.filter((name) => name.endsWith("/") || isManifestName(name)).map(async (name) => {
          const what = name.endsWith("/")
            ? "folder"
            : await contentsOf(machine, `${path}/${name}`, (files) =>
              readManifests(files, discovery, namespaceOf(context)));
          return sourceRow({ uid: name, name, cells: [name, what] });
        }),
      );
      const up = sourceRow({ uid: "..", name: "..", cells: ["..", "folder above"] });
      rowsTeller(columns, tell)([...(path === "/" ? [] : [up]), ...rows]);
    },
    enterTitle: "open",
    enter: ({ name }) => openFolder(inside(path, name)),
    keys: folderKeys(path),
    empty: "There are no manifests here: .yaml, .yml and .json files are shown.",
  };
}

const columns = sourceColumns(["Name", "Holds"]);

function inside(path: string, name: string): string {
  return `${path === "/" ? "" : path}/${name.replace(/\/$/, "")}`;
}

/** `Deployment web, Service web`, or what is wrong. */
async function contentsOf(
  machine: Machine,
  path: string,
  read: (files: { path: string; text: string }[]) => ReturnType<typeof readManifests>,
): Promise<string> {
  try {
    const { manifests, mistakes } = read(await readManifestFiles(machine, path, false));
    const [mistake] = mistakes;
    if (mistake) return `✗ ${placeOf(mistake).slice(path.length + 1) || "?"}: ${mistake.text}`;
    return manifests.map(({ target }) => `${target.resource.kind} ${target.name}`).join(", ");
  } catch (error) {
    return `✗ ${error instanceof Error ? error.message : String(error)}`;
  }
}

function folderKeys(path: string): readonly SourceKey[] {
  const noFile = (rows: readonly LeanRow[]): string | undefined =>
    rows.some(({ name }) => name === "..") ? "this is the folder above" : undefined;
  const onlyFile = ([row]: readonly LeanRow[]): string | undefined =>
    row?.name === ".." || row?.name.endsWith("/") ? "this is a folder: Enter opens it" : undefined;
  return [
    {
      id: "view",
      keys: ["y"],
      title: "view",
      footer: 2,
      whyNot: onlyFile,
      run: ([row]) => [{ type: "open", pane: fileText(inside(path, row!.name)) }],
    },
    {
      id: "edit",
      keys: ["e"],
      title: "edit",
      footer: 3,
      whyNot: onlyFile,
      run: ([row]) => editFile(inside(path, row!.name)),
    },
    {
      id: "apply",
      keys: ["a"],
      title: "apply",
      footer: 4,
      group: "Change",
      writes: true,
      whyNot: (rows) => rows.length > 1 ? "one file or folder at a time" : noFile(rows),
      run: ([row]) => {
        const choice = { isServerSide: false, isForced: false };
        return applyPath({ path: inside(path, row!.name), isRecursive: false, choice });
      },
    },
    {
      id: "delete",
      keys: ["Ctrl-D", "d"],
      title: "delete from the cluster",
      footer: 5,
      group: "Change",
      writes: true,
      whyNot: noFile,
      run: (rows) => deleteObjects(rows.map(({ name }) => inside(path, name))),
    },
  ];
}

function fileText(path: string): NewPane {
  return readingPane({
    name: "file",
    title: path,
    kubectl: () => "",
    read: (_port, tell, _signal, _context, machine) =>
      machine.readFile(path).then((data) => tell(writtenYaml(new TextDecoder().decode(data)))),
  });
}

/** The file itself: what is written there is the user's own business. */
function editFile(path: string): readonly Command[] {
  return [{
    type: "handOver",
    name: `edit ${path}`,
    run: async (_port, machine, terminal) => {
      const text = new TextDecoder().decode(await machine.readFile(path));
      const edited = await editText(machine, {
        name: path.replace(/.*\//, ""),
        text,
        signal: terminal.ended,
      });
      if (edited === undefined) {
        return [{ type: "notify", text: `${path}: nothing was changed`, role: "dim" }];
      }
      await machine.writeFile(path, new TextEncoder().encode(edited), 0o644);
      return [{ type: "notify", text: `${path} written: Ctrl-R reads again, a applies it`, role: "ok" }];
    },
  }];
}

/** What the manifests name, as far as it is there. */
function deleteObjects(paths: readonly string[]): readonly Command[] {
  return lookFirst(`Delete what ${paths.join(", ")} names`, async (port, signal, machine, context) => {
    const discovery = context.discovery ?? await port.discover(signal);
    const files = (await Promise.all(paths.map((path) => readManifestFiles(machine, path, false)))).flat();
    const { manifests, mistakes } = readManifests(files, discovery, namespaceOf(context));
    const [mistake] = mistakes;
    if (mistake) throw new Error(`${placeOf(mistake)}: ${mistake.text}`);
    const around = new Surroundings(port.client, discovery, signal);
    const found = await Promise.all(manifests.map(async ({ target }) => {
      const object = await around.object(target);
      return object ? [{ ...target, uid: object.metadata.uid ?? "" }] : [];
    }));
    const targets = found.flat();
    if (targets.length > 0) return propose(deleteChange(targets, context), context);
    const first = manifests[0]?.target;
    const where = first ? resourcePath(first.resource, first) : paths.join(", ");
    return [{ type: "notify", text: `nothing of it is in the cluster (such as ${where})`, role: "warn" }];
  });
}
