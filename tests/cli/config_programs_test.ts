import { expectCommand, Home } from "../e2e/command.ts";

const file = "thme: nord\nkeyPreset: vim\naliases: {pp: pods -A}\n";

/** Arguments after `config`, and what they print. */
const lines: { argv: string[]; out: RegExp; code?: number }[] = [
  {
    argv: ["config", "check", "mine.yaml"],
    out: /✗ line 1, column 1: thme: .* did you mean theme\?/,
    code: 1,
  },
  { argv: ["config", "check"], out: /There are no configuration files/ },
  { argv: ["config", "schema"], out: /"\$schema": "https:\/\/json-schema.org/ },
  { argv: ["config", "paths"], out: /settings +\/.*\/pequod\/config.yaml {2}\(not there\)\n/ },
  { argv: ["info"], out: /memory +\/.*memory.json/ },
  {
    argv: ["config", "show", "--config", "mine.yaml"],
    out:
      /keyPreset: "vim" {2}# .*mine.yaml:2\naliases.pp: "pods -A"|aliases.pp: "pods -A" {2}# .*mine.yaml:3/,
  },
  { argv: ["config", "keys", "--config", "mine.yaml"], out: /any.describe: \["Shift-K"\]/ },
  { argv: ["config", "import", "--report"], out: /There are no configuration files/ },
];

for (const { argv, out, code = 0 } of lines) {
  Deno.test(`pequod ${argv.join(" ")}`, async () => {
    using home = new Home();
    const path = home.file("mine.yaml", file);
    await expectCommand(home, argv.map((word) => word === "mine.yaml" ? path : word), { out, code });
  });
}
