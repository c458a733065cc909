/** Every key in every view, at several sizes and in read-only mode: nothing throws, the screen keeps its frame. */
import assert from "node:assert/strict";
import { keysEverywhere } from "../../src/explorer/global_bindings.ts";
import { keyCatalogue } from "../../src/explorer/key_catalogue.ts";
import { type Model, paneContext, topPane } from "../../src/explorer/model.ts";
import { defaultSettings } from "../../src/settings/settings.ts";
import { type Outcome, type Size, sized, Stage } from "./stage.ts";
import { brokenLaw } from "./screen_laws.ts";
import { views, viewStage } from "./views.ts";

const usual: Size = { columns: 80, rows: 24 };
const sizes: readonly Size[] = [{ columns: 40, rows: 10 }, usual, { columns: 200, rows: 50 }];

/** Keys that most views have no use for. */
const others: readonly string[] = [
  ..."bhjkoqtxyz5(é漢",
  ..."F2 F12 Delete Insert Backspace Alt-X Alt-Enter Ctrl-O Ctrl-V Shift-Tab Shift-Q Shift-Up".split(" "),
];

for (const view of views) {
  Deno.test(`every key in ${view.name}`, async () => {
    using stage = await Stage.open(viewStage);
    const model = await stage.reach(view, usual);
    assert.equal(brokenLaw(model), undefined, `${view.name} itself`);
    assert.deepEqual(unmapped(model), []);
    const wrong: string[] = [];
    for (const size of sizes) {
      const keys = [...boundKeys(model), ...(size === usual ? others : [])];
      wrong.push(...await pressAll(stage, sized(model, size), keys, "writable"));
    }
    wrong.push(...await pressAll(stage, { ...model, readOnly: true }, boundKeys(model), "read-only"));
    assert.deepEqual(wrong, []);
  });
}

/** What is wrong after which key, and on which screen. */
async function pressAll(
  stage: Stage,
  model: Model,
  keys: readonly string[],
  mode: "writable" | "read-only",
): Promise<string[]> {
  const found: string[] = [];
  for (const key of keys) {
    const outcome = await pressed(stage, model, key);
    const wrong = typeof outcome === "string" ? outcome : brokenRule(outcome, mode);
    if (mode === "read-only" && typeof outcome !== "string" && asksMore(outcome.model, model)) {
      // What a key asks first could write when it is answered.
      for (const answer of [`${key} Enter`, `${key} Shift-Tab Enter`]) {
        const answered = await pressed(stage, model, answer);
        const written = typeof answered === "string" ? answered : brokenRule(answered, mode);
        if (written) found.push(`${answer}, ${mode}: ${written}`);
      }
    }
    if (wrong) found.push(`${key} at ${model.columns}x${model.rows}, ${mode}: ${wrong}`);
  }
  return found;
}

/** Whether a key has opened a question. */
function asksMore(after: Model, before: Model): boolean {
  const pane = topPane(after);
  return pane !== undefined && pane.pane !== topPane(before)?.pane &&
    pane.sheetRows(paneContext(after, pane.pane)) > 0;
}

/** What came of a key; a text: what was thrown. */
async function pressed(stage: Stage, model: Model, key: string): Promise<Outcome | string> {
  const rejections: unknown[] = [];
  const listener = (event: PromiseRejectionEvent): void => {
    event.preventDefault();
    rejections.push(event.reason);
  };
  globalThis.addEventListener("unhandledrejection", listener);
  try {
    const outcome = await stage.press(model, key.split(" "));
    return rejections.length > 0 ? `rejected, and nobody heard it: ${String(rejections[0])}` : outcome;
  } catch (error) {
    return error instanceof Error ? `thrown: ${error.stack}` : String(error);
  } finally {
    globalThis.removeEventListener("unhandledrejection", listener);
  }
}

function brokenRule(outcome: Outcome, mode: "writable" | "read-only"): string | undefined {
  const mistake = outcome.model.faults.find(({ text }) => programmers.test(text));
  if (mistake) return `the program's own mistake is told as a fault: ${mistake.text}`;
  if (mode === "read-only") {
    const written = outcome.requests.find((request) => !harmless.test(request));
    if (written) return `read-only mode let this through: ${written}`;
    const wished = outcome.wishes.find((request) => !harmless.test(request));
    if (wished) return `tried in read-only mode, where the key should say no: ${wished}`;
  }
  return brokenLaw(outcome.model);
}

/** Messages of mistakes in a program, not of a cluster. */
const programmers = /is not a function|Cannot read propert|undefined|\bNaN\b|call stack|\[object/;

/** What read-only mode may ask: to look, and what one may do. */
const harmless =
  /^(GET|HEAD) |^POST \/apis\/auth(orization|entication)\.k8s\.io\/v1\/(self|local)?subject\w+reviews/;

/** Every key that is bound in a view, its own and those that work everywhere. */
function boundKeys(model: Model): readonly string[] {
  const everywhere = keysEverywhere(model).flatMap(({ keys }) => keys);
  return [...new Set([...ownKeys(model).flatMap(({ keys }) => keys), ...everywhere])];
}

function ownKeys(model: Model) {
  const pane = topPane(model)!;
  return pane.keys(paneContext(model, pane.pane));
}

const known = new Set(keyCatalogue(defaultSettings).map(({ name }) => name));

/** Bindings that `pequod config keys` does not list, and keys that mean two things in one view. */
function unmapped(model: Model): string[] {
  const view = topPane(model)!.name;
  const unknown = ownKeys(model).filter(({ id }) => !known.has(`${view}.${id}`) && !known.has(`any.${id}`))
    .map(({ id }) => `${view}.${id} is not in the map of keys`);
  const all = ownKeys(model).flatMap(({ keys }) => keys);
  const twice = all.filter((key, index) => all.indexOf(key) !== index).map((key) =>
    `${key} means two things`
  );
  return [...unknown, ...twice];
}
