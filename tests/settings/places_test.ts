import assert from "node:assert/strict";
import { settingsPlaces } from "../../src/settings/places.ts";

const machines: { title: string; env: Record<string, string>; isMac?: boolean; k9s: string[] }[] = [
  { title: "as XDG has it", env: {}, k9s: ["/home/a/.config/k9s", "/home/a/.local/share/k9s"] },
  {
    title: "with XDG's variables",
    env: { XDG_CONFIG_HOME: "/c", XDG_DATA_HOME: "/d" },
    k9s: ["/c/k9s", "/d/k9s"],
  },
  { title: "with k9s's own variable", env: { K9S_CONFIG_DIR: "/own" }, k9s: ["/own"] },
  { title: "on a Mac", env: {}, isMac: true, k9s: ["/home/a/Library/Application Support/k9s"] },
];

for (const { title, env, isMac = false, k9s } of machines) {
  Deno.test(`k9s's folders ${title}`, () => {
    const places = settingsPlaces({ env: (name) => env[name], home: "/home/a", configuration: "/p", isMac });
    assert.deepEqual(places.k9sFolders, k9s);
    assert.equal(places.file, "/p/config.yaml");
  });
}

Deno.test("--config names the file alone", () => {
  const machine = { env: () => undefined, home: "/h", configuration: "/p", isMac: false };
  const { file, contextsFolder } = settingsPlaces(machine, "/x.yaml");
  assert.deepEqual([file, contextsFolder], ["/x.yaml", "/p/contexts"]);
});
