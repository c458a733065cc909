/** What every binding of every view does, as lines of `bindings/*.txt`; none is left out. */
import assert from "node:assert/strict";
import { keyCatalogue } from "../../src/explorer/key_catalogue.ts";
import { keysEverywhere } from "../../src/explorer/global_bindings.ts";
import { bindingId } from "../../src/explorer/bound_keys.ts";
import { type Model, paneContext, topPane } from "../../src/explorer/model.ts";
import { defaultSettings } from "../../src/settings/settings.ts";
import { type BindingLine, readBindingLines } from "./binding_lines.ts";
import { dumpGrid } from "../../src/terminal/dump.ts";
import { frame as gridOf, frameText, type Outcome, Stage } from "./stage.ts";
import { type View, views, viewStage } from "./views.ts";

const folder = new URL("./bindings/", import.meta.url);

/** Bindings without a line, and the test that looks at them. */
const elsewhere: Readonly<Record<string, string>> = {
  // Enter is the table's, which asks for the deed.
  "any.rules": "explorer/access/access_keys_test.ts",
  "text.edit-on-top-of-theirs": "explorer/session/conflict_pane_test.ts",
  "text.write-yours-over-theirs": "explorer/session/conflict_pane_test.ts",
  "looking.cancel": "explorer/removal/look_first_test.ts",
  "table.cancel-transfer": "explorer/session/transfer_list_test.ts",
  // All of it is on the screen, and wrapped anyway.
  "drain.next-match": "explorer/text/text_bindings_test.ts",
  "drain.match-before": "explorer/text/text_bindings_test.ts",
  "why.wrap": "explorer/text/text_bindings_test.ts",
  "line.wrap": "explorer/text/text_bindings_test.ts",
  // Columns that only some servers send.
  "table.by-phase": "explorer/table/sort_bindings_test.ts",
  "table.by-cpu-cores": "explorer/table/sort_bindings_test.ts",
  "table.by-memory-bytes": "explorer/table/sort_bindings_test.ts",
};

/** Names of bindings that a line has shown. */
const shown = new Set<string>();

for (
  const { name: file } of [...Deno.readDirSync(folder)].sort((one, other) => one.name < other.name ? -1 : 1)
) {
  Deno.test(`bindings/${file}`, async (test) => {
    const lines = readBindingLines(await Deno.readTextFile(new URL(file, folder)));
    const wrong: string[] = [];
    for (const name of new Set(lines.flatMap(({ views }) => views))) {
      await test.step(name, async () => {
        const view = views.find((one) => one.name === name);
        assert.ok(view, `views.ts has no view ${name}`);
        using shared = await Stage.open(viewStage);
        const own = lines.filter((line) => line.views.includes(name));
        for (const line of own) {
          using fresh = view.isChanging ? await Stage.open(viewStage) : undefined;
          const problem = await tried(fresh ?? shared, view, line);
          if (problem) {
            wrong.push(`${file}:${line.line} in ${name}: ${line.keys.join(" ")} => ${line.wish}\n${problem}`);
          }
        }
      });
    }
    assert.equal(wrong.join("\n\n"), "");
  });
}

Deno.test("every binding that the map of keys lists has a line", async () => {
  const names = keyCatalogue(defaultSettings).filter(({ keys }) => keys.length > 0).map(({ name }) => name);
  const missing = names.filter((name) => !shown.has(name) && !(name in elsewhere));
  assert.deepEqual(missing, []);
  for (const place of Object.values(elsewhere)) await Deno.stat(new URL(`../${place}`, import.meta.url));
});

/** What is wrong; undefined: the line is true. */
async function tried(
  stage: Stage,
  view: View,
  { keys, size, wish }: BindingLine,
): Promise<string | undefined> {
  const first = await stage.reach(view, size);
  const before = keys.length > 1 ? (await stage.press(first, pressed(keys.slice(0, -1)))).model : first;
  const last = pressed(keys.slice(-1));
  const binding = bindingOf(before, last[0]!);
  const outcome = await stage.press(first, pressed(keys), (after) => isMet(wish, { first, before, after }));
  if (!isMet(wish, { first, before, after: outcome })) {
    return `${outcome.copied.join("\n")}${outcome.requests.join("\n")}\n${frameText(outcome.model)}`;
  }
  if (binding) shown.add(binding);
  return undefined;
}

/** Keys as a person would type them: texts in quotation marks are letters. */
function pressed(keys: readonly string[]): readonly string[] {
  return keys.flatMap((key) =>
    key.startsWith('"') && key.length > 1
      ? [...key.slice(1, -1)].map((letter) => letter === " " ? "Space" : letter)
      : [key]
  );
}

interface Met {
  readonly first: Model;
  readonly before: Model;
  readonly after: Outcome;
}

function isMet(wish: string, { first, before, after }: Met): boolean {
  const frame = frameText(after.model);
  const [word, ...rest] = wish.split(" ");
  const text = rest.join(" ");
  switch (word) {
    case "changes":
      return dumpGrid(gridOf(after.model), "json") !== dumpGrid(gridOf(before), "json");
    case "not":
      return !frame.includes(text);
    case "copied":
      return after.copied.some((copied) => copied.includes(text));
    case "asked":
      return after.requests.some((request) => request.startsWith(text));
    case "terminal":
      return after.tookTerminal;
    case "quits":
      return after.hasQuit;
  }
  if (wish === "as at first") return frame === frameText(first);
  const pattern = /^\/(.*)\/([a-z]*)$/.exec(wish);
  return pattern ? new RegExp(pattern[1]!, pattern[2]).test(frame) : frame.includes(wish);
}

const named = new Set(keyCatalogue(defaultSettings).map(({ name }) => name));

/** The name of the binding that has the key in a view; undefined: a prompt or a field takes it. */
function bindingOf(model: Model, key: string): string | undefined {
  if (model.prompt) return undefined;
  const pane = topPane(model)!;
  const own = pane.keys(paneContext(model, pane.pane)).find(({ keys }) => keys.includes(key));
  if (own) return [`${pane.name}.${own.id}`, `any.${own.id}`].find((name) => named.has(name));
  const everywhere = keysEverywhere(model).find(({ keys }) => keys.includes(key));
  return everywhere && `everywhere.${bindingId(everywhere.binding)}`;
}
