/** Expressions of templates, beside real Helm: type and text of the value, or the error. */
import assert from "node:assert/strict";
import { realClients, releases } from "../real_clients.ts";
import { type Outcome, ownHelm, realHelm } from "./own_helm.ts";

const [release] = releases;
const clients = release && await realClients(release);
const lines = (file: string) =>
  Deno.readTextFileSync(new URL(file, import.meta.url)).split("\n").filter((line) =>
    line && !line.startsWith("#")
  );

type Run = (argv: readonly string[]) => Promise<Outcome>;
const runs = (binary: string): Run[] => [(argv) => realHelm(binary, argv), ownHelm];

Deno.test(`functions give what those of Helm ${release?.helm} give`, { ignore: !clients }, async () => {
  const expressions = lines("expressions.txt");
  const templates = expressions.map((line, index) =>
    `k${index}: {{ printf "%T %v" (${line}) (${line}) | toJson }}\n`
  );
  await inChart(templates.join(""), async (folder) => {
    const [real, own] = await Promise.all(runs(clients!.helm).map((run) => run(["template", "x", folder])));
    assert.equal(real!.err, "");
    const [wanted, got] = [real!, own!].map(({ out, err }) => out.split("\n").slice(2).concat(err));
    const wrong = expressions.flatMap((line, index) =>
      wanted![index] === got![index] ? [] : [`${line}\n  helm ${wanted![index]}\n  own  ${got![index]}`]
    );
    assert.equal(wrong.join("\n"), "");
    assert.equal(own!.err, real!.err);
  });
});

Deno.test(`what fails does so in the words of Helm ${release?.helm}`, { ignore: !clients }, async () => {
  const wrong: string[] = [];
  for (const line of lines("failing_expressions.txt")) {
    await inChart(`a: b\n{{ ${line} }}\n`, async (folder) => {
      const [real, own] = await Promise.all(runs(clients!.helm).map((run) => run(["template", "x", folder])));
      if (real!.err !== own!.err || real!.out !== own!.out) {
        wrong.push(`${line}\n  helm ${real!.err}${real!.out}\n  own  ${own!.err}${own!.out}`);
      }
    });
  }
  assert.equal(wrong.join("\n"), "");
});

async function inChart(template: string, work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.mkdir(`${folder}/templates`);
    await Deno.writeTextFile(
      `${folder}/Chart.yaml`,
      "apiVersion: v2\nname: c\nversion: 0.1.0\nappVersion: '1.2'\n",
    );
    await Deno.writeTextFile(
      `${folder}/values.yaml`,
      "i: 3\nbig: 10000000\nf: 1.5\ns: text\nl: [b, a, 3]\nn: null\nm: {x: 1, w: {z: deep}}\nt: true\nempty: []\n",
    );
    await Deno.writeTextFile(`${folder}/templates/a.yaml`, template);
    await work(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}
