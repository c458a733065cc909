/** What was saved with Ctrl-S, newest first to see when sorted by age. */
import { line } from "../../terminal/line.ts";
import { textLines } from "../../terminal/sanitize.ts";
import type { Command } from "../command.ts";
import { formPane } from "../dialog/form.ts";
import type { Machine } from "../../machine/machine.ts";
import { type RowSource, rowsTeller, sourceColumns, sourceRow } from "../table/row_source.ts";
import { readingPane } from "./reading_pane.ts";
import { dumpFolder } from "./screen_dump.ts";
import { yamlSpans } from "./yaml_spans.ts";

export const screenDumps: RowSource = {
  name: "screen-dumps",
  title: "Screen dumps",
  kubectl: () => "",
  isEndless: true,
  read: async ({ timing }, tell, signal, _context, machine) => {
    const told = rowsTeller(sourceColumns(["Name", "Context", "Age"], ["Path"]), tell);
    while (!signal.aborted) {
      told((await dumpPaths(machine)).map(dumpRow));
      await timing.sleep(lookEveryMs, signal);
    }
  },
  enterTitle: "view",
  enter: ({ uid, name }) => [{ type: "open", pane: dumpPane(uid, name) }],
  keys: [
    {
      id: "edit",
      keys: ["e"],
      title: "edit",
      footer: 2,
      run: ([row]) => [editDump(row!.uid, row!.name)],
    },
    {
      id: "delete",
      keys: ["Ctrl-D"],
      title: "delete file",
      footer: 3,
      run: (rows, { pane }) => [{ type: "open", pane: removalForm(rows.map(({ uid }) => uid), pane) }],
    },
  ],
  empty: "Nothing was saved yet: Ctrl-S in a text or a table saves what it shows.",
};

/** How often the folder is looked at. */
const lookEveryMs = 2000;

/** All files, in folders by context. */
async function dumpPaths(machine: Machine): Promise<string[]> {
  const folder = dumpFolder(machine.folders.state);
  const list = async (path: string): Promise<string[]> => {
    try {
      return await machine.listFolder(path);
    } catch (error) {
      // Before the first dump there is no folder.
      if (error instanceof Error && error.name === "NotFound") return [];
      throw error;
    }
  };
  const contexts = (await list(folder)).filter((name) => name.endsWith("/"));
  const files = await Promise.all(contexts.map(async (context) => {
    const names = await list(`${folder}/${context.slice(0, -1)}`);
    return names.filter((name) => !name.endsWith("/")).map((name) => `${folder}/${context}${name}`);
  }));
  return files.flat();
}

function dumpRow(path: string): ReturnType<typeof sourceRow> {
  const [context = "", name = ""] = path.split("/").slice(-2);
  const [, date, hours, minutes, seconds] = /-(\d{8})T(\d\d)(\d\d)(\d\d)(?:\.\d+)?Z\.\w+$/.exec(name) ?? [];
  const created = date
    ? `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}T${hours}:${minutes}:${seconds}Z`
    : "";
  return sourceRow({ uid: path, name, cells: [name, context, "", path], creationTimestamp: created });
}

function dumpPane(path: string, name: string): ReturnType<typeof readingPane> {
  return readingPane({
    name: "dump",
    title: name,
    read: async (_port, tell, _signal, _context, machine) => {
      const text = new TextDecoder().decode(await machine.readFile(path));
      const isYaml = path.endsWith(".yaml");
      tell(textLines(text.replace(/\n$/, "")).map((raw) => isYaml ? line(yamlSpans(raw)) : line(raw)));
    },
  });
}

/** Opens the file itself in the user's editor. */
function editDump(path: string, name: string): Command {
  return {
    type: "handOver",
    name: "edit",
    run: async (_port, machine, terminal) => {
      const { editText } = await import("../session/editor.ts");
      const text = new TextDecoder().decode(await machine.readFile(path));
      const edited = await editText(machine, { name, text, signal: terminal.ended });
      if (edited === undefined) return;
      await machine.writeFile(path, new TextEncoder().encode(edited));
      return [{ type: "notify", text: `Saved ${path}`, role: "ok" }];
    },
  };
}

function removalForm(paths: readonly string[], pane: number): ReturnType<typeof formPane> {
  const what = paths.length === 1 ? "this file" : `${paths.length} files`;
  return formPane({
    title: `Delete ${what}? It cannot be undone.`,
    lines: paths.map((path) => line(`  ${path}`)),
    fields: [{ type: "toggle", name: "sure", label: "delete", value: "no", hint: "Space changes it" }],
    submit: ({ sure }) => sure === "yes" ? [removal(paths, pane)] : [],
  });
}

function removal(paths: readonly string[], pane: number): Command {
  return {
    type: "task",
    pane,
    name: "remove",
    run: async (_port, _tell, _signal, machine) => {
      for (const path of paths) await machine.removeFile(path);
      const gone = paths.length === 1 ? paths[0] : `${paths.length} files`;
      return [{ type: "notify", text: `Deleted ${gone}`, role: "ok" }];
    },
  };
}
