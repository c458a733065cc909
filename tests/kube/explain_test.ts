import assert from "node:assert/strict";
import { explain } from "../../src/kube/explain.ts";
import type { OpenApiDocument } from "../../src/kube/openapi.ts";
import { resolveResource } from "../../src/kube/resource_name.ts";
import { fixture, fixtureJson, fixtureNames, hasFixtures } from "../fixtures.ts";
import { recordedDiscovery } from "./recorded_discovery.ts";

/** Recordings that are not of the explanation tested here, with the reason. */
const others: Record<string, string> = {
  "ct.openapiv2.txt": "--output=plaintext-openapiv2 is another program",
  "foos.txt": "an unknown resource fails before",
};

Deno.test("recorded documents give the recorded explanations", { ignore: !hasFixtures }, () => {
  const discovery = recordedDiscovery();
  const documents = new Map<string, OpenApiDocument>();
  let compared = 0;
  for (const file of fixtureNames("explain").filter((name) => !(name in others))) {
    const [command, ...lines] = fixture(`explain/${file}`).split("\n");
    const expected = lines.join("\n");
    const [, target = "", flags = ""] = /explain (\S+)(.*)/.exec(command!)!;
    const [name = "", ...path] = target.split(".");
    const version = /--api-version=\S*\/(\S+)/.exec(flags)?.[1];
    const found = resolveResource(discovery, name);
    const resource = version === undefined ? found : { ...found, version };
    const document = documentOf(documents, resource);
    const { text, error } = explain(document, {
      kind: resource,
      path,
      recursive: flags.includes("--recursive"),
    });
    assert.equal(
      error === undefined ? text : `${text}\n--- stderr\n${error}\n\n--- exit 1\n`,
      expected,
      file,
    );
    compared++;
  }
  assert.equal(compared, 59);
});

function documentOf(
  documents: Map<string, OpenApiDocument>,
  { group, version }: { group: string; version: string },
) {
  const path = group === ""
    ? `openapi/v3/api__${version}.json`
    : `openapi/v3/apis__${group}__${version}.json`;
  const document = documents.get(path) ?? fixtureJson(path);
  documents.set(path, document);
  return document;
}
