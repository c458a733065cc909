import assert from "node:assert/strict";
import { defaultSettings } from "../../src/settings/settings.ts";
import { fileName } from "../../src/settings/load.ts";
import { loadFrom, mistakeTexts } from "./settings_folder.ts";

Deno.test("without files everything is as it comes, and nothing was read", async () => {
  const { settings, remarks, read } = await loadFrom({});
  assert.deepEqual([settings, remarks, read], [defaultSettings, [], []]);
});

/** What is wrong in config.yaml, and what the report says of it. */
const wrong: { title: string; yaml: string; says: string[] }[] = [
  {
    title: "an unknown name",
    yaml: "thme: nord\n",
    says: ["line 1, column 1: thme: there is no setting thme: did you mean theme?"],
  },
  {
    title: "an unknown name deep inside",
    yaml: "logs:\n  tial: 5\n",
    says: ["line 2, column 3: logs.tial: there is no setting tial: did you mean tail?"],
  },
  {
    title: "a wrong kind of value",
    yaml: "readOnly: maybe\nlogs:\n  tail: -1\n",
    says: [
      'line 1, column 11: readOnly: expected true or false, found "maybe"',
      "line 3, column 9: logs.tail: expected a whole number from 0, found -1",
    ],
  },
  {
    title: "a wrong choice",
    yaml: "keyPreset: vin\n",
    says: ['line 1, column 12: keyPreset: expected one of k9s, vim, found "vin": did you mean vim?'],
  },
  {
    title: "a key that is none",
    yaml: "keys:\n  table.wide: [Ctrl-W, Crtl-Q]\n",
    says: [
      'line 2, column 24: keys.table.wide[1]: "Crtl-Q" is no key; expected a key, such as Ctrl-D, Shift-1, F5 or g g',
    ],
  },
  {
    title: "a hotkey without its command",
    yaml: "hotkeys:\n  Shift-1: {description: pods}\n",
    says: ["line 2, column 12: hotkeys.Shift-1: command is missing"],
  },
  {
    title: "a column that cannot be read",
    yaml: "columns:\n  pods: [NAME, 'ZONE:']\n",
    says: [
      "line 2, column 16: columns.pods[1]: the expression after the colon is missing; expected a column: TITLE[:JSONPATH][|TNWHLR]",
    ],
  },
  {
    title: "a theme that nobody has",
    yaml: "theme: nrod\n",
    says: ["line 1, column 8: theme: there is no theme nrod: did you mean nord?"],
  },
  {
    title: "a colour that is none",
    yaml: "themes:\n  mine:\n    roles: {bad: rde}\n",
    says: [
      "line 3, column 18: themes.mine.roles.bad: this is no colour; expected a colour, such as #5fd7ff, red or default",
    ],
  },
  {
    title: "no YAML at all",
    yaml: "theme: [nord\nmouse: true\n",
    says: [
      "line 2, column 1: cannot be read: Flow sequence in block collection must be sufficiently indented and end with a ]",
    ],
  },
  {
    title: "a list instead of names",
    yaml: "- a\n",
    says: ["line 1, column 1: expected names with values below them, found a list"],
  },
];

for (const { title, yaml, says } of wrong) {
  Deno.test(`${title} is told with its place, and the rest counts`, async () => {
    const loaded = await loadFrom({ "/p/config.yaml": yaml, "/p/contexts/dev.yaml": "readOnly: true\n" });
    assert.deepEqual(mistakeTexts(loaded), says.map((text) => `/p/config.yaml ${text}`));
    assert.equal(loaded.settings.contexts.dev?.readOnly, true);
  });
}

Deno.test("the quick reader finds the same mistakes, without their places", async () => {
  for (const { yaml } of wrong) {
    const files = { "/p/config.yaml": yaml };
    const [exact, quick] = await Promise.all([loadFrom(files), loadFrom(files, { exact: false })]);
    assert.deepEqual(quick.settings, exact.settings);
    assert.equal(mistakeTexts(quick).length, mistakeTexts(exact).length);
  }
});

Deno.test("own files win over k9s's, value by value", async () => {
  const { settings, origins } = await loadFrom({
    "/k/config.yaml": "k9s:\n  readOnly: true\n  logger: {tail: 5, buffer: 50}\n",
    "/k/aliases.yaml": "aliases:\n  pp: v1/pods\n  dd: apps/v1/deployments\n",
    "/p/config.yaml": "logs:\n  tail: 7\naliases:\n  pp: pods -A\n",
  });
  assert.equal(settings.readOnly, true);
  assert.deepEqual([settings.logs.tail, settings.logs.buffer], [7, 50]);
  assert.deepEqual(settings.aliases, { pp: "pods -A", dd: "apps/v1/deployments" });
  assert.deepEqual(origins.get("logs.tail"), { file: "/p/config.yaml", line: 2, column: 9 });
  assert.equal(origins.get("logs.buffer")?.file, "/k/config.yaml");
});

Deno.test("k9s: ignore leaves k9s's files alone", async () => {
  const { settings, read } = await loadFrom({
    "/k/config.yaml": "k9s:\n  readOnly: true\n",
    "/p/config.yaml": "k9s: ignore\n",
  });
  assert.equal(settings.readOnly, false);
  assert.deepEqual(read, ["/p/config.yaml"]);
});

Deno.test("a file that was asked for by name has to be there", async () => {
  const places = { file: "/else.yaml", contextsFolder: "/p/contexts", k9sFolders: [] };
  const loaded = await loadFrom({}, { places, isFileNamed: true });
  assert.deepEqual(mistakeTexts(loaded), ["/else.yaml there is no such file"]);
});

Deno.test("a context's file is found by its name as a file can have it", () => {
  assert.equal(fileName("arn:aws:eks/prod"), "arn-aws-eks-prod");
});

Deno.test("everything that can be set is set", async () => {
  const { settings, remarks } = await loadFrom({
    "/p/config.yaml": `
readOnly: true
mouse: false
header: false
crumbs: false
quitOnCtrlC: false
theme: mine
themes:
  mine: {base: light, background: "#ffffff", roles: {bad: red}, fills: {bar: "#eeeeee"}}
keyPreset: vim
keys:
  table.describe: Shift-K
  any.help: [F2, "g h"]
aliases: {pp: pods -A app=web}
hotkeys:
  shift-1: deploy
  Ctrl-T: {command: "pods $NAMESPACE", description: these pods, override: true}
plugins:
  tail: {key: ctrl-l, scopes: [pods], command: stern, args: [$NAME, 5], inputs: [{name: since}]}
columns:
  pods: [NAME, "ZONE:.metadata.labels.zone|W"]
  services: {columns: [NAME], sort: "AGE:desc"}
confirm: {reversible: none, destructive: name}
protectedContexts: ["prod-*"]
logs: {tail: 1, buffer: 2, sinceSeconds: 3, wrap: true, timestamps: true}
thresholds: {cpu: {warn: 50}, memory: {critical: 99}}
stickyFilter: true
nodeShell: {enabled: true, image: alpine, namespace: ops}
defaultView: nodes
favourites: [shop, 1]
lockFavourites: true
contexts:
  prod-eu: {readOnly: true, protected: false, theme: nord, namespace: all, view: nodes, aliases: {x: pods}}
`,
  });
  assert.deepEqual(remarks, []);
  assert.equal(settings.themes.mine?.roles.bad.foreground?.rgb, 0xff0000);
  assert.equal(settings.themes.mine?.isLight, true);
  const { themes: _, ...rest } = settings;
  assert.deepEqual(rest, {
    readOnly: true,
    mouse: false,
    header: false,
    crumbs: false,
    quitOnCtrlC: false,
    theme: "mine",
    skinFiles: {},
    keyPreset: "vim",
    keys: { "table.describe": ["Shift-K"], "any.help": ["F2", "g h"] },
    aliases: { pp: "pods -A app=web" },
    hotkeys: [
      { key: "!", command: "deploy", description: "deploy" },
      { key: "Ctrl-T", command: "pods $NAMESPACE", description: "these pods", override: true },
    ],
    plugins: [{
      name: "tail",
      key: "Ctrl-L",
      description: "tail",
      scopes: ["pods"],
      command: "stern",
      args: ["$NAME", "5"],
      background: false,
      confirm: false,
      dangerous: false,
      inputs: [{ name: "since", label: "since", value: "" }],
    }],
    columns: {
      pods: {
        columns: [{ title: "NAME" }, {
          title: "ZONE",
          path: { language: "jsonpath", expression: ".metadata.labels.zone" },
          isWide: true,
        }],
      },
      services: { columns: [{ title: "NAME" }], sort: { title: "AGE", descending: true } },
    },
    confirm: { reversible: "none", destructive: "name" },
    protectedContexts: ["prod-*"],
    logs: { tail: 1, buffer: 2, sinceSeconds: 3, wrap: true, timestamps: true },
    thresholds: { cpu: { warn: 50, critical: 90 }, memory: { warn: 70, critical: 99 } },
    stickyFilter: true,
    nodeShell: { enabled: true, image: "alpine", namespace: "ops" },
    defaultView: "nodes",
    favourites: ["shop", "1"],
    lockFavourites: true,
    contexts: {
      "prod-eu": {
        readOnly: true,
        protected: false,
        theme: "nord",
        namespace: "all",
        view: "nodes",
        aliases: { x: "pods" },
      },
    },
  });
});
