import assert from "node:assert/strict";
import { parseFlags } from "../../../src/programs/flags.ts";
import { manifestFlags } from "../../../src/programs/kubectl/manifest_flags.ts";
import {
  readLocalManifests,
  readManifests,
  requireManifests,
} from "../../../src/programs/kubectl/manifest_source.ts";
import { recordedCluster } from "../recorded_cluster.ts";
import { testIo } from "../test_io.ts";
import { hasFixtures } from "../../fixtures.ts";

const flags = [
  ...manifestFlags("Files."),
  { name: "namespace", short: "n", kind: "string", usage: "" } as const,
];
const call = (argv: string[], text = "") => ({
  ...parseFlags(flags, argv),
  ...testIo({ files: { "/m": text } }),
});

const cases: { text: string; argv?: string[]; found: string[]; errors?: string[] }[] = [
  {
    text:
      "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n---\napiVersion: v1\nkind: Node\nmetadata: {name: b}\n",
    found: ["configmaps default/a", "nodes b"],
  },
  {
    text: "apiVersion: v1\nkind: PodList\nitems:\n- metadata: {name: a, namespace: x}\n",
    found: ["pods x/a"],
  },
  {
    text: "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n---\na: b: c\n",
    found: ["pods default/a"],
    errors: [
      "error parsing /m: error converting YAML to JSON: yaml: mapping values are not allowed in this context",
    ],
  },
  { text: "{\n", found: [], errors: ["error parsing /m: unexpected EOF"] },
  { text: '{"apiVersion": "v1", "kind":', found: [], errors: ["error parsing /m: unexpected EOF"] },
  {
    text: "apiVersion: v1\nkind: Frob\nmetadata: {name: a}\n",
    found: [],
    errors: [
      'resource mapping not found for name: "a" namespace: "" from "/m": no matches for kind "Frob" in version "v1"\n' +
      "ensure CRDs are installed first",
    ],
  },
  {
    text: "apiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: x}\n",
    argv: ["-n", "default"],
    found: [],
    errors: [
      'the namespace from the provided object "x" does not match the namespace "default". ' +
      "You must pass '--namespace=x' to perform this operation.",
    ],
  },
  {
    text: "kind: Pod\n",
    found: [],
    errors: [
      'error validating "/m": error validating data: apiVersion not set; if you choose to ignore these errors, ' +
      "turn validation off with --validate=false",
    ],
  },
];

for (const { text, argv = [], found, errors = [] } of cases) {
  Deno.test(`manifests ${JSON.stringify(text)} ${argv.join(" ")}`, { ignore: !hasFixtures }, async () => {
    const asked = call(["-f", "/m", ...argv], text);
    const { manifests, problem } = await readManifests(asked, recordedCluster(), { isValidated: true });
    const told = manifests.map(({ resource, namespace, name }) =>
      `${resource.name} ${namespace === undefined ? "" : `${namespace}/`}${name}`
    );
    assert.deepEqual(told, found);
    assert.deepEqual(problem?.errors.map(({ message }) => message) ?? [], errors);
  });
}

Deno.test("a selector chooses among the objects", { ignore: !hasFixtures }, async () => {
  const asked = call(["-f", "/m"], "apiVersion: v1\nkind: Pod\nmetadata: {name: a, labels: {app: web}}\n");
  const count = async (selector: string) =>
    (await readManifests(asked, recordedCluster(), { selector })).manifests.length;
  assert.deepEqual([await count("app=web"), await count("app=db")], [1, 0]);
  await assert.rejects(count("a~b"), /^Error: the provided selector "a~b" is not valid: /);
});

Deno.test("without a server objects stay as they are", async () => {
  const { manifests } = await readLocalManifests(call(["-f", "/m"], "apiVersion: x/v1\nkind: Frob\n"));
  assert.deepEqual(manifests, [{ object: { apiVersion: "x/v1", kind: "Frob" }, source: "/m" }]);
});

const refusals: [argv: string[], message: string | undefined][] = [
  [["-f", "a"], undefined],
  [["-k", "a"], undefined],
  [[], "must specify one of -f and -k"],
  [["-f", "a", "-k", "b"], "only one of -f or -k can be specified"],
  [["-k", "b", "-R"], "the -k flag can't be used with -f or -R"],
  [["-f", "a", "b", "c"], "Unexpected args: [b c]"],
];

Deno.test("files have to be named, in one way", () => {
  for (const [argv, message] of refusals) {
    if (message) assert.throws(() => requireManifests(call(argv)), { message });
    else requireManifests(call(argv));
  }
});
