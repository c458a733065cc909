import assert from "node:assert/strict";
import { summary } from "../../src/settings/report.ts";
import { loadFrom, mistakeTexts } from "./settings_folder.ts";

/** A folder of k9s's with one file of everything. */
const folder: Record<string, string> = {
  "/k/config.yaml": "k9s:\n  refreshRate: 2\n  noExitOnCtrlC: true\n  ui: {skin: sea, headless: true}\n",
  "/k/aliases.yaml": "aliases:\n  pp: v1/pods\n",
  "/k/hotkeys.yaml":
    "hotKeys:\n  one:\n    shortCut: Shift-1\n    description: all pods\n    command: pods all\n",
  "/k/plugins.yaml": "plugins:\n  a: {shortCut: Ctrl-L, scopes: [po], command: stern, description: A}\n",
  "/k/plugins/b.yaml": "b: {shortCut: Ctrl-B, scopes: [po], command: true, description: B}\n",
  "/k/views.yaml": "views:\n  v1/pods:\n    sortColumn: AGE:desc\n    columns: [AGE, NAME]\n",
  "/k/skins/sea.yaml": 'k9s:\n  body: {fgColor: "#f8f8f2", bgColor: "#002244"}\n',
  "/k/skins/land.yaml": "k9s:\n  body: {fgColor: black, bgColor: white}\n",
  "/k/clusters/big-6443-x/prod-eu/config.yaml":
    "k9s:\n  cluster: big\n  skin: land\n  readOnly: true\n  namespace: {active: shop, favorites: [all, shop], lockFavorites: true}\n  view: {active: deploy}\n",
  "/k/clusters/big-6443-x/prod-eu/aliases.yaml": "aliases:\n  pp: v1/pods -n shop\n",
  "/k/clusters/gone/gone/config.yaml": "k9s:\n  readOnly: true\n",
};

Deno.test("k9s's files are read as they are", async () => {
  const loaded = await loadFrom(folder);
  const { settings } = loaded;
  assert.deepEqual(mistakeTexts(loaded), ["/k/plugins/b.yaml line 1, column 4: b: command is missing"]);
  assert.deepEqual([settings.theme, settings.header, settings.quitOnCtrlC], ["sea", false, false]);
  assert.equal(settings.themes.sea?.page?.background?.rgb, 0x002244);
  assert.equal(settings.themes.land?.isLight, true);
  assert.deepEqual(Object.keys(settings.skinFiles), ["land", "sea"]);
  assert.deepEqual(settings.hotkeys, [{ key: "!", description: "all pods", command: "pods all" }]);
  assert.deepEqual(settings.plugins.map(({ name, key }) => [name, key]), [["a", "Ctrl-L"]]);
  assert.deepEqual(settings.columns["v1/pods"]?.sort, { title: "AGE", descending: true });
  assert.deepEqual(settings.contexts, {
    "prod-eu": {
      theme: "land",
      readOnly: true,
      namespace: "shop",
      favourites: ["shop"],
      lockFavourites: true,
      view: "deploy",
      aliases: { pp: "v1/pods -n shop" },
    },
  });
});

Deno.test("what is not taken over is told with its line", async () => {
  const { remarks, read } = await loadFrom(folder);
  assert.deepEqual(
    remarks.filter(({ kind }) => kind === "left").map(({ file, line, field }) => [file, line, field]),
    [["/k/config.yaml", 2, "k9s.refreshRate"], [
      "/k/clusters/big-6443-x/prod-eu/config.yaml",
      2,
      "k9s.cluster",
    ]],
  );
  assert.match(
    summary(remarks, read),
    /^10 files read: 1 mistake, \d+ taken over from k9s, 2 not taken over$/,
  );
});
