import assert from "node:assert/strict";
import { type Layer, merge } from "../../src/settings/layer.ts";
import { defaultSettings } from "../../src/settings/settings.ts";

const hotkey = (command: string) => ({ key: "F2", command, description: command });

function layer(file: string, values: [string[], unknown][]): Layer {
  return {
    file,
    assignments: values.map(([path, value]) => ({ path, value, at: path })),
    place: (path) => ({ line: path.length, column: 1 }),
  };
}

Deno.test("the last file wins, value by value, and is remembered", () => {
  const { settings, origins } = merge([
    layer("a", [[["logs", "tail"], 1], [["logs", "buffer"], 2], [["hotkeys", "F2"], hotkey("pods")]]),
    layer("b", [[["logs", "tail"], 3], [["hotkeys", "F2"], hotkey("nodes")], [
      ["aliases", "toString"],
      "pods",
    ]]),
  ]);
  assert.deepEqual([settings.logs.tail, settings.logs.buffer, settings.logs.wrap], [3, 2, false]);
  assert.deepEqual(settings.hotkeys, [hotkey("nodes")]);
  assert.deepEqual(settings.aliases, { toString: "pods" });
  assert.deepEqual(origins.get("logs.tail"), { file: "b", line: 2, column: 1 });
  assert.equal(origins.get("logs.buffer")?.file, "a");
});

Deno.test("hotkeys of a context are a list, too", () => {
  const { settings } = merge([layer("a", [[["contexts", "dev", "hotkeys", "F2"], hotkey("pods")]])]);
  assert.deepEqual(settings.contexts.dev?.hotkeys, [hotkey("pods")]);
  assert.deepEqual(defaultSettings.contexts, {});
});
